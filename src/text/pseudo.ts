import type { Language } from './language';

const PLAIN = 'AaCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz';
const ACCENTED = 'ÅåÇçÐðÉéĜĝĤĥÎîĴĵĶķĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž';
const accents = new Map([...PLAIN].map((letter, index) => [letter, [...ACCENTED][index]!]));

/** Parts of a message that stay: other messages, link targets, and numbers with units. */
const KEPT = /(⟦[^⟧]*⟧|\]\([^)]*\)|\d[\d.,]*\s?(?:[A-Za-zµ]{1,3}(?:\/s)?(?![A-Za-z]))?|\{\w+\})/;

function pretend(text: string): string {
  if (!/[A-Za-z]/.test(text)) return text;
  const said = text
    .split(KEPT)
    .map((part, index) =>
      index % 2 ? part : [...part].map((letter) => accents.get(letter) ?? letter).join(''),
    )
    .join('');
  const letters = text.replace(/\]\([^)]*\)/g, '').length;
  return `⟦${said}${' ẽx'.repeat(Math.ceil((letters * 0.4) / 3))}⟧`;
}

/** English that looks foreign and is 40 % longer. */
export const pseudo: Language = {
  tag: 'en-x-pseudo',
  numbers: 'en',
  messages: {},
  change: pretend,
};

/** Every message as its key. */
export const keys: Language = {
  tag: 'en-x-keys',
  numbers: 'en',
  messages: {},
  change: (_, key) => key,
};
