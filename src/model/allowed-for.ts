import { allowedBut } from './scenario-error';
import { type Unit, readingsOf } from './units';

/** What is allowed and, of a text with a unit that can be read in two ways, both things it can be. */
export function allowedFor(
  value: unknown,
  allowed: string,
  { unit, isLink }: { unit?: Unit | undefined; isLink?: boolean } = {},
): string {
  const readings = typeof value === 'string' ? readingsOf(value, unit, isLink) : null;
  return allowedBut(allowed, value, readings);
}
