import { faultsText as t } from '../text/faults';
import type { Readings } from './numerals';

/** A problem with a scenario: its path, the value there, and what is allowed. */
export interface ScenarioError {
  path: string;
  value: string;
  allowed: string;
}

/** At most this many problems are listed. Of the rest, only the number is given. */
export const MAX_LISTED = 10;

/** Problems of one input: the first ones, and how many more there are. */
export interface Faults<Fault = ScenarioError> {
  errors: Fault[];
  more: number;
}

/** The first of these problems. `more` counts problems that were left out before. */
export const asFaults = <Fault>(errors: readonly Fault[], more = 0): Faults<Fault> => ({
  errors: errors.slice(0, MAX_LISTED),
  more: more + Math.max(0, errors.length - MAX_LISTED),
});

/** An error as one line. */
export function formatError({ path, value, allowed }: ScenarioError): string {
  return t.notAllowed(path, value, allowed);
}

/** What is allowed and, of a value that can be read in two ways, both things it can be. */
export function allowedBut(allowed: string, value: unknown, readings: Readings | null): string {
  if (!readings) return allowed;
  return t.allowedButAmbiguous[readings.why](allowed, quote(value), ...readings.both);
}

/** Problems as lines; the last line gives the number of others. */
export function sayFaults<Fault>(
  { errors, more }: Faults<Fault>,
  say: (fault: Fault) => string,
): string[] {
  return [...errors.map(say), ...(more ? [t.more(more)] : [])];
}

/** Characters that are invisible, or that change the order in which others are shown. */
export const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff]/gu;

/** Text from outside, shortened, with every invisible character written as its code. */
export function printable(text: string, most = 60): string {
  const cut = text.length > most ? `${text.slice(0, most - 3)}…` : text;
  return cut.replace(UNSEEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A value for a one-line message. */
export function quote(value: unknown): string {
  if (value === undefined) return t.value.nothing;
  if (Array.isArray(value)) return t.value.list(value.length);
  if (value !== null && typeof value === 'object') return t.value.object;
  return printable(typeof value === 'string' ? JSON.stringify(value.slice(0, 100)) : String(value));
}
