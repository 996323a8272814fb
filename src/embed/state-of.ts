import { shorten } from '../catalog/scenario-file';
import { toLink } from '../catalog/link';
import { explainStop } from '../hyperv/explain-stop';
import type { Lab } from '../state/lab';

/** The state of the lab for the page around, as plain data. It has nothing that is not shown. */
export async function stateOf({ slot, clock, theme, keeping }: Lab) {
  const { run, scenario, engine } = slot;
  const kept = keeping.kept?.list ?? [];
  const { search, hash } = await toLink(scenario, {}, kept);
  const { moment } = slot;
  return {
    scenario: shorten(scenario),
    kept: kept.map((each) => ({ name: each.name, scenario: shorten(each.scenario) })),
    search: search + hash,
    isPlaying: clock.isPlaying,
    ms: clock.ms,
    totalMs: clock.moment?.run.timeline.totalMs ?? null,
    position: clock.position,
    stage: moment?.phase ?? 'setup',
    round: moment?.round?.round ?? null,
    speed: clock.speed,
    theme: theme.shown,
    engine,
    verdict: run && { ...run.verdict, stopReason: explainStop(run.result) },
  };
}

export type LabState = Awaited<ReturnType<typeof stateOf>>;
