import type { SetupFailure } from '../model/types';
import type { Command } from './powershell';
import type { HostsDraft, Situation } from './situation';
import type { MessageId } from './handshake';
import type { RuleId } from './rule-id';
import type { SourceId } from './sources';

/** A condition for a move, and what happens if it is not met; `text` has its sentences. */
export interface SetupRule {
  id: RuleId;
  stage: SetupFailure['stage'];
  /** The message of the handshake at which the move ends; null for failures after the handshake. */
  at: MessageId | null;
  /** Progress in results, in per cent: the whole number nearest to the published range. */
  percent: number;
  /** The published range of the progress, in per cent; left out if none is published. */
  progress?: readonly [from: number, to: number];
  /** Published codes and events, the one met most first; empty for none: nothing here is made up. */
  codes: readonly string[];
  events: readonly number[];
  breaks(situation: Situation): boolean;
  remedy(draft: HostsDraft): void;
  /** PowerShell that checks for the fault, and that fixes it; empty if there is none. */
  check(situation: Situation): Command[];
  fix(situation: Situation): Command[];
  /** The host on which they are run. */
  runsOn: 'source' | 'elsewhere';
  source: SourceId;
}

/** The usual values: the fault appears in setup, and no code or progress is published. */
const USUAL = {
  stage: 'setup',
  percent: 0,
  codes: [],
  events: [],
  check: () => [],
  fix: () => [],
  runsOn: 'source',
} satisfies Partial<SetupRule>;

/** A rule that gives only what differs from the usual values. */
export type SpecialRule = Omit<SetupRule, keyof typeof USUAL> & Partial<SetupRule>;

/** The whole of a rule. */
export const wholeRule = (rule: SpecialRule): SetupRule => ({ ...USUAL, ...rule });

/** The whole of each rule. */
export const wholeRules = (rules: readonly SpecialRule[]): SetupRule[] => rules.map(wholeRule);
