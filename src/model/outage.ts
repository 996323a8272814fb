import { editedLink, goodputAt } from './edits';
import { isAlone } from './link-share';
import type { Edit, Scenario } from './types';

/** When a link is cut, and when it is mended, ms since the migration began; null for never. */
export interface Outage {
  fromMs: number;
  toMs: number | null;
}

const RATES = ['link.bytesPerSecond', 'link.changes'];

/** An edit without what it sets of the link's rate; null if nothing is left. */
function withoutRates(edit: Edit): Edit | null {
  const { set, ...rest } = edit;
  const kept = Object.entries(set ?? {}).filter(([path]) => !RATES.includes(path));
  if (kept.length) return { ...rest, set: Object.fromEntries(kept) };
  return rest.writes || rest.cancel ? rest : null;
}

/**
 * The scenario with its link cut for some time, by a timed edit: the past stays as it was. Moves
 * that share a link have no edits, so there the link itself changes.
 */
export function withOutage(scenario: Scenario, { fromMs, toMs }: Outage): Scenario {
  const { bytesPerSecond, changes } = editedLink(scenario);
  const cut = [
    { atMs: fromMs, bytesPerSecond: 0 },
    ...(toMs === null
      ? []
      : [
          { atMs: toMs, bytesPerSecond: goodputAt(bytesPerSecond, changes, toMs) },
          ...changes.filter(({ atMs }) => atMs > toMs),
        ]),
  ];
  if (!isAlone(scenario)) {
    const before = scenario.link.changes.filter(({ atMs }) => atMs < fromMs);
    return { ...scenario, link: { ...scenario.link, changes: [...before, ...cut] } };
  }
  const before = scenario.edits.filter(({ atMs }) => atMs <= fromMs);
  const after = scenario.edits.filter(({ atMs }) => atMs > fromMs);
  const edit: Edit = { atMs: fromMs, set: { 'link.changes': cut } };
  return {
    ...scenario,
    edits: [...before, edit, ...after.flatMap((each) => withoutRates(each) ?? [])],
  };
}
