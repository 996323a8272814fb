import ipaddr from 'ipaddr.js';
import { fieldsText as t } from '../../text/fields';

/** Names and paths are one line of at most this many characters. */
const MAX_TEXT = 120;
/** Lists of them have at most so many entries. */
export const MAX_TEXTS = 16;

export const isAddress = (value: string): boolean =>
  ipaddr.IPv4.isValidFourPartDecimal(value) ||
  // A zone such as %eth0 means something on one machine alone.
  (value.includes(':') && !value.includes('%') && ipaddr.IPv6.isValid(value));

/** Whether a text is a network such as 10.0.0.0/24 or fd00::/64. */
export function isNetwork(value: string): boolean {
  const [address = '', length = '', ...rest] = value.split('/');
  if (rest.length || !isAddress(address) || !/^(0|[1-9]\d{0,2})$/.test(length)) return false;
  return Number(length) <= (address.includes(':') ? 128 : 32);
}

/** Characters that are not seen, or that change the order in which others are. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff]/u;

const isLine = (value: string) => value.length <= MAX_TEXT && !UNSEEN.test(value);
const isName = (value: string) => isLine(value) && value.trim() !== '';

/** What is allowed, and that some characters are not, where the text has one of them. */
const line = (kind: 'text' | 'optional') => (value: unknown) =>
  (typeof value === 'string' && UNSEEN.test(value) ? t.unseen : t.text)[kind](MAX_TEXT);

interface Check {
  isFine(value: string): boolean;
  allowed(value: unknown): string;
}

/** The checks of one line of text, by the kind of its field. */
export const TEXTS = {
  text: { isFine: isName, allowed: line('text') },
  optional: { isFine: isLine, allowed: line('optional') },
  address: { isFine: isAddress, allowed: () => t.text.address },
  network: { isFine: isNetwork, allowed: () => t.text.network },
  drive: { isFine: (value) => /^[A-Za-z]:$/.test(value), allowed: () => t.text.drive },
} as const satisfies Record<string, Check>;
