import ipaddr from 'ipaddr.js';
import { UNSEEN } from '../scenario-error';
import { fieldsText as t } from '../../text/fields';

/** The most characters in a name or path, which is one line. */
const MAX_TEXT = 120;
/** The most entries in a list of them. */
export const MAX_TEXTS = 16;

export const isAddress = (value: string): boolean =>
  ipaddr.IPv4.isValidFourPartDecimal(value) ||
  // A zone such as %eth0 has a meaning only on one machine.
  (value.includes(':') && !value.includes('%') && ipaddr.IPv6.isValid(value));

/** Whether a text is a network such as 10.0.0.0/24 or fd00::/64. */
export function isNetwork(value: string): boolean {
  const [address = '', length = '', ...rest] = value.split('/');
  if (rest.length || !isAddress(address) || !/^(0|[1-9]\d{0,2})$/.test(length)) return false;
  return Number(length) <= (address.includes(':') ? 128 : 32);
}

const hasUnseen = (value: string) => value.search(UNSEEN) >= 0;
const isLine = (value: string) => value.length <= MAX_TEXT && !hasUnseen(value);
const isName = (value: string) => isLine(value) && value.trim() !== '';

/**
 * What is allowed. If the text has an invisible character, it also says that these are not allowed.
 */
const line = (kind: 'text' | 'optional') => (value: unknown) =>
  (typeof value === 'string' && hasUnseen(value) ? t.unseen : t.text)[kind](MAX_TEXT);

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
