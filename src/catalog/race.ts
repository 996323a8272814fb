import type { Outage } from '../model/outage';
import { withOutage } from '../model/outage';
import type { Scenario } from '../model/types';
import { LABELS } from '../policies/labels';
import { readMs, writeMs } from './look';
import { KEPT_LETTERS, OWN, type KeptScenario, keptUnder } from './kept';
import { type Checked, checkChange } from './scenario';

/** Reads when all links are cut, and when they are mended; null if the text is not such times. */
export function readOutage(text: string): Outage | null {
  const [fromMs, toMs = null] = text.split(',').map(readMs);
  const isWrong = fromMs === undefined || (text.includes(',') && !(toMs !== null && toMs > fromMs));
  return isWrong ? null : { fromMs, toMs };
}

export const writeOutage = ({ fromMs, toMs }: Outage): string =>
  [fromMs, ...(toMs === null ? [] : [toMs])].map(writeMs).join();

export const FEWEST_LANES = 2;
export const MOST_LANES = 4;

/** Rules that copy no memory while the VM runs at the source. */
const NOT_LIVE = ['post-copy', 'stop-and-copy', 'quick-migration'];

/** Lanes that can be chosen at once, by what they compare. */
export const RACES = {
  ways: ({ policy }: Scenario): string[] => [
    'stop-and-copy',
    NOT_LIVE.includes(policy.id) ? 'hyper-v' : policy.id,
    'post-copy',
  ],
  rules: (): string[] => ['hyper-v', 'qemu', 'xen', 'vmotion'],
};
export type RaceId = keyof typeof RACES;

/** Whether a lane can have this name: rules, the current settings, or a kept run. */
export const isLaneName = (name: string, kept: readonly KeptScenario[]): boolean =>
  Object.hasOwn(LABELS, name) || name === OWN || keptUnder(name, kept) !== null;

/** The lanes of a race without a choice: what is kept beside the current settings, or three ways. */
export const usualLanes = (own: Scenario, kept: readonly KeptScenario[]): string[] =>
  kept.length ? [...KEPT_LETTERS.slice(0, kept.length), OWN] : RACES.ways(own);

/**
 * The scenario of a lane: the current one under other rules with their usual options, or a kept
 * one. Its link is cut like that of all lanes.
 */
export function laneScenario(
  name: string,
  own: Scenario,
  kept: readonly KeptScenario[],
  outage: Outage | null,
): Checked {
  const base = keptUnder(name, kept)?.scenario ?? own;
  const isOther = Object.hasOwn(LABELS, name) && name !== own.policy.id;
  const ruled = isOther ? { ...base, policy: { id: name, options: {} } } : base;
  if (!isOther && !outage) return { scenario: base };
  const draft = structuredClone(outage ? withOutage(ruled, outage) : ruled);
  return checkChange(base, draft);
}
