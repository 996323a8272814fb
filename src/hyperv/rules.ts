import { portRules } from './rules-connect';
import { guestRules } from './rules-guest';
import { orderRules } from './rules-order';
import { signInRules } from './rules-sign-in';
import { longBlackout, warningRules } from './rules-warn';
import type { SetupRule } from './rule';

/** Everything that ends a move, in the order in which it meets them. */
export const fatalRules: readonly SetupRule[] = [
  ...orderRules,
  ...portRules,
  ...signInRules,
  ...guestRules,
];

/** All rules. */
export const rules: readonly SetupRule[] = [...fatalRules, ...warningRules, longBlackout];

/** A blackout of this length is reported. The length at which the product reports it is not published. */
const LONG_BLACKOUT_MS = 10_000;

/** The warnings for a blackout, in milliseconds. */
export const blackoutWarnings = (blackoutMs: number): SetupRule[] =>
  blackoutMs >= LONG_BLACKOUT_MS ? [longBlackout] : [];

/** The rule with this id. */
export function ruleById(id: string): SetupRule {
  const rule = rules.find((each) => each.id === id);
  if (!rule) throw new RangeError(`There is no rule "${id}".`);
  return rule;
}

export { warningRules };
