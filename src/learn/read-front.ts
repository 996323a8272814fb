import { quote } from '../model/scenario-error';
import { faultsText } from '../text/faults';
import { lessonsText as t } from '../text/lessons';
import { FRONT_KEYS, type FrontKey } from './blocks';
import { CONCEPTS, type Concept } from './concepts';
import type { Faulted } from './faulted';
import type { Lesson } from './lesson';
import { type KeyLine, readLines } from './read-lines';

type Front = Pick<Lesson, 'id' | 'title' | 'minutes' | 'concepts' | 'language'>;

const EDGE = '---';

/** Reads the head of a lesson; null if something is wrong. `body` has empty lines in its place. */
export function readFront(text: string, faulted: Faulted): { front: Front | null; body: string } {
  const rows = text.split('\n');
  if (rows[0]?.trimEnd() !== EDGE) {
    faulted.add(1, 1, t.front.missing);
    return { front: null, body: text };
  }
  const end = rows.findIndex((row, index) => index > 0 && row.trimEnd() === EDGE);
  if (end < 0) {
    faulted.add(1, 1, t.front.open);
    return { front: null, body: '' };
  }
  const body = [...rows.slice(0, end + 1).map(() => ''), ...rows.slice(end + 1)].join('\n');
  const lines = new Map<string, KeyLine>();
  for (const line of readLines(rows.slice(1, end).join('\n'), 2, faulted)) {
    const { key } = line;
    if (!(FRONT_KEYS as readonly string[]).includes(key))
      faulted.add(line.line, 1, t.key.unknown(key, EDGE, FRONT_KEYS));
    else if (lines.has(key)) faulted.add(line.line, 1, t.key.repeated(key, 1));
    else lines.set(key, line);
  }
  return { front: frontOf(lines, faulted), body };
}

function frontOf(lines: ReadonlyMap<string, KeyLine>, faulted: Faulted): Front | null {
  let isWhole = true;
  const read = <T>(key: FrontKey, allowed: string, parse: (text: string) => T | null): T => {
    const line = lines.get(key);
    const value = line ? parse(line.value) : null;
    if (value === null) {
      isWhole = false;
      if (line)
        faulted.add(line.line, line.column, faultsText.notAllowed(key, quote(line.value), allowed));
      else faulted.add(1, 1, t.key.missing(key, EDGE, 1));
    }
    return value as T;
  };
  const matching = (form: RegExp) => (text: string) => (form.test(text) ? text : null);
  const front: Front = {
    id: read('id', t.front.id, matching(/^[a-z0-9][a-z0-9-]{0,59}$/)),
    title: read('title', t.front.title, matching(/^.{1,80}$/u)),
    minutes: read('minutes', t.front.minutes, (text) =>
      /^([1-9]|[1-5]\d|60)$/.test(text) ? Number(text) : null,
    ),
    concepts: read('concepts', t.front.concepts(CONCEPTS), conceptsOf),
    language: read('language', t.front.language, matching(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)),
  };
  return isWhole ? front : null;
}

function conceptsOf(text: string): Concept[] | null {
  const names = text.split(',').map((name) => name.trim());
  const known = CONCEPTS.filter((concept) => names.includes(concept));
  return known.length === new Set(names).size && known.length > 0 ? known : null;
}
