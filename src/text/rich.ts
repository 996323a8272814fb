// Messages may mark words: `[23.5 ms](good number:blackout)` has a tone and opens an explanation.
// `[its log](link:source)` is a link; the view that draws the message gives its address.

/** A part of a message, and its marks. */
export interface Stretch {
  words: string;
  /** `strong` is emphasized; `good` and `bad` also judge; `wide` is hidden on narrow screens. */
  tone?: 'good' | 'bad' | 'strong' | 'wide';
  /** The number that this part explains when selected. */
  number?: string;
  /** The glossary term that this part opens. */
  term?: string;
  /** Text for machines, shown as code. */
  isCode?: boolean;
  /** The name of a link's address. */
  link?: string;
  /** The punctuation after it, which stays on the same line. */
  tail?: string;
}

const MARKED =
  /\[([^\][]*)\]\(((?:good|bad|strong|code|wide|number:[\w-]+|term:[\w-]+|link:[\w-]+| )+)\)/g;

/** Splits a message into its parts, in order. */
export function stretches(message: string): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  for (const { 0: all, 1: words, 2: marks, index } of message.matchAll(MARKED)) {
    if (index > from) found.push({ words: message.slice(from, index) });
    const stretch: Stretch = { words: words! };
    for (const mark of marks!.split(' ')) {
      const [kind, id] = mark.split(':');
      if (kind === 'code') stretch.isCode = true;
      else if (id === undefined) stretch.tone = kind as 'good';
      else stretch[kind as 'number' | 'term' | 'link'] = id;
    }
    found.push(stretch);
    from = index + all.length;
  }
  if (from < message.length) found.push({ words: message.slice(from) });
  return found;
}

/** Longer parts may be broken, so nothing is kept together with them. */
const SHORT = 20;

/** Gives the punctuation after a short part that opens something to that part. */
export function withTails(list: readonly Stretch[]): Stretch[] {
  const given: Stretch[] = [];
  for (const stretch of list) {
    const before = given.at(-1);
    const [tail] = (before && opens(before) && /^[.,;:)]+/.exec(stretch.words)) || [''];
    if (tail) before!.tail = tail;
    if (stretch.words !== tail) given.push({ ...stretch, words: stretch.words.slice(tail.length) });
  }
  return given;
}

const opens = ({ number, term, link, words }: Stretch) =>
  Boolean(number ?? term ?? link) && words.length <= SHORT;

/** The message without its marks. */
export const plain = (message: string): string => message.replace(MARKED, '$1');
