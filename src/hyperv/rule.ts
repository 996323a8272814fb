import type { SetupFailure } from '../model/types';
import type { Command } from './powershell';
import type { HostsDraft, Situation } from './situation';
import type { MessageId } from './handshake';
import type { RuleId } from './rule-id';
import type { SourceId } from './sources';

/** One thing that must be true for a move, and what happens where it is not; `text` has its sentences. */
export interface SetupRule {
  id: RuleId;
  stage: SetupFailure['stage'];
  /** The message of the handshake at which the move ends; null for what shows later. */
  at: MessageId | null;
  /** Where the progress bar stands in results; the nearest whole number to what is published. */
  percent: number;
  /** What is published of that, per cent from and to; left out where nothing is. */
  progress?: readonly [from: number, to: number];
  /** Published code and event, or null: nothing here is made up. */
  code: string | null;
  event: number | null;
  breaks(situation: Situation): boolean;
  remedy(draft: HostsDraft): void;
  /** PowerShell that shows the fault, and that mends it; empty where it has none for it. */
  check(situation: Situation): Command[];
  fix(situation: Situation): Command[];
  source: SourceId;
}

/** What most rules have in common: they show in setup, and nothing is published of how. */
const USUAL = {
  stage: 'setup',
  percent: 0,
  code: null,
  event: null,
  check: () => [],
  fix: () => [],
} satisfies Partial<SetupRule>;

/** A rule of which only what is special is said. */
export type SpecialRule = Omit<SetupRule, keyof typeof USUAL> & Partial<SetupRule>;

/** The whole of a rule. */
export const wholeRule = (rule: SpecialRule): SetupRule => ({ ...USUAL, ...rule });

/** The whole of each rule. */
export const wholeRules = (rules: readonly SpecialRule[]): SetupRule[] => rules.map(wholeRule);
