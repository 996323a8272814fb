import { lessonsText as t } from '../text/lessons';
import type { Faulted } from './faulted';

/** One line `key: value` of a block or of the head of a lesson. */
export interface KeyLine {
  key: string;
  value: string;
  line: number;
  /** Where the value begins, from 1. */
  column: number;
}

const KEY = /^([a-z]+):[ \t]*(.*)$/;

/**
 * Reads lines `key: value`, the first of which stands on line `first` of the file. A line that
 * begins with two spaces goes on with the value before it.
 */
export function readLines(text: string, first: number, faulted: Faulted): KeyLine[] {
  const lines: KeyLine[] = [];
  text.split('\n').forEach((raw, index) => {
    const at = first + index;
    const row = raw.trimEnd();
    if (!row) return;
    const last = lines.at(-1);
    if (row.startsWith('  ') && last) {
      last.value = `${last.value} ${row.trim()}`.trim();
      return;
    }
    const match = KEY.exec(row);
    if (match) {
      const [, key, value] = match as unknown as [string, string, string];
      lines.push({ key, value: value.trim(), line: at, column: row.length - value.length + 1 });
    } else faulted.add(at, 1, t.key.line(row.slice(0, 40)));
  });
  return lines;
}
