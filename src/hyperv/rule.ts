import type { SetupFailure } from '../model/types';
import type { Command } from './powershell';
import type { HostsDraft, Situation } from './situation';
import type { MessageId } from './handshake';
import { type RuleId, TITLES } from './titles';

/** One thing that must be true for a move, and what happens where it is not. */
export interface SetupRule {
  id: RuleId;
  /** What is wrong, as a heading. */
  title: string;
  stage: SetupFailure['stage'];
  /** The message of the handshake at which the move ends; null for what shows later. */
  at: MessageId | null;
  /** Where the progress bar stands in results; the nearest whole number to what is published. */
  percent: number;
  /** What is published of that, in words; left out where nothing is. */
  progress?: string;
  /** Published code and event, or null: nothing here is made up. */
  code: string | null;
  event: number | null;
  /** The text the product shows, in short; null where none is published. */
  says: string | null;
  breaks(situation: Situation): boolean;
  /** Why, in one or two plain sentences. */
  cause(situation: Situation): string;
  remedy: { label(situation: Situation): string; apply(draft: HostsDraft): void };
  /** PowerShell that shows the fault, and that mends it; empty where it has none for it. */
  check(situation: Situation): Command[];
  fix(situation: Situation): Command[];
  /** What has to be done outside PowerShell, where there is such a thing. */
  byHand?: string;
  source: string;
}

/** What most rules have in common: they show in setup, and nothing is published of how. */
const USUAL = {
  stage: 'setup',
  percent: 0,
  code: null,
  event: null,
  says: null,
  check: () => [],
  fix: () => [],
} satisfies Partial<SetupRule>;

/** A rule of which only what is special is said. */
export type SpecialRule = Omit<SetupRule, 'title' | keyof typeof USUAL> & Partial<SetupRule>;

/** The whole of a rule. */
export const wholeRule = (rule: SpecialRule): SetupRule => ({
  ...USUAL,
  title: TITLES[rule.id],
  ...rule,
});

/** The whole of each rule. */
export const wholeRules = (rules: readonly SpecialRule[]): SetupRule[] => rules.map(wholeRule);
