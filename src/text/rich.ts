// Messages may mark words: `[23.5 ms](good number:blackout)` has a tone and opens an explanation,
// `[its log](link:source)` leads where whoever draws the message says.

/** A stretch of a message, and what is marked of it. */
export interface Stretch {
  words: string;
  /** `strong` stands out; `good` and `bad` judge as well. */
  tone?: 'good' | 'bad' | 'strong';
  /** The number that is explained when it is selected. */
  number?: string;
  /** The term that the glossary opens. */
  term?: string;
  /** The name of an address. */
  link?: string;
  /** What is typed or written by machines. */
  isCode?: boolean;
}

const MARKED =
  /\[([^\][]*)\]\(((?:good|bad|strong|code|number:[\w-]+|term:[\w-]+|link:[\w-]+| )+)\)/g;

/** Splits a message into its stretches, in order. */
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

/** The message without its marks. */
export const plain = (message: string): string => message.replace(MARKED, '$1');
