import type { Pen, Type } from './pen';

/** Words in one colour; a sentence has several. */
export interface Phrase {
  text: string;
  fill?: string;
  weight?: Type['weight'];
}

/** The words of a text, each with its following spaces. */
function piecesOf(text: string): string[] {
  return text.match(/\S+\s*|\s+/g) ?? [];
}

/** Writes phrases one after another in lines of a width; returns the baseline of the last line. */
export function setPhrases(
  pen: Pen,
  phrases: readonly Phrase[],
  [x, y, width]: readonly [number, number, number],
  type: Type,
  leading = 1.4,
): number {
  let [left, base] = [x, y];
  for (const { text, ...own } of phrases) {
    const style: Type = { ...type, ...own };
    let line = '';
    let from = left;
    const put = () => {
      // SVG drops leading spaces, so the words start after them.
      const start = line.slice(0, line.length - line.trimStart().length);
      if (line.trim()) pen.text(line.trim(), from + pen.measure(start, style), base, style);
      line = '';
    };
    for (const piece of piecesOf(text)) {
      const isFull = from + pen.measure((line + piece).trimEnd(), style) > x + width;
      if (isFull && (line || from > x)) {
        put();
        base += type.size * leading;
        from = x;
      }
      line += from === x && !line ? piece.trimStart() : piece;
    }
    left = from + pen.measure(line, style);
    put();
  }
  return base;
}

/** Breaks a text without spaces, such as an address, into lines of a width. */
export function breakAnywhere(pen: Pen, text: string, width: number, type: Type): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest) {
    let [low, high] = [1, rest.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (pen.measure(rest.slice(0, middle), type) <= width) low = middle;
      else high = middle - 1;
    }
    // A line starts with a part of the address, if one starts there.
    const part = rest.length > low ? rest.slice(0, low).lastIndexOf('&') : -1;
    const cut = part > low / 2 ? part : low;
    lines.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return lines;
}

/** A text on one line; what does not fit is replaced by three dots. */
export function fitted(pen: Pen, text: string, width: number, type: Type): string {
  if (pen.measure(text, type) <= width) return text;
  let length = text.length;
  while (length > 1 && pen.measure(`${text.slice(0, length)}…`, type) > width) length--;
  return `${text.slice(0, length).trimEnd()}…`;
}
