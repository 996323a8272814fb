import { shorten } from '../catalog/scenario-file';
import { KEPT_LETTERS } from '../catalog/kept';
import { toLink } from '../catalog/link';
import { explainStop } from '../hyperv/explain-stop';
import type { Run } from '../model/run/run';
import type { Lab } from '../state/lab';

/** What came of a run, in numbers and words; null before it is simulated. */
const verdictOf = (run: Run | null) =>
  run && { ...run.verdict, stopReason: explainStop(run.result) };

/** The state of the lab for the page around, as plain data. It has nothing that is not shown. */
export async function stateOf({ bench, slot, clock, theme, keeping }: Lab) {
  const { run, scenario, engine } = slot;
  const kept = keeping.kept?.runs ?? [];
  const { search, hash } = await toLink(scenario, {}, keeping.kept?.list);
  const { moment } = slot;
  return {
    scenario: shorten(scenario),
    kept: kept.map(({ name, side }, index) => ({
      slot: KEPT_LETTERS[index]!,
      name,
      scenario: shorten(side.scenario),
      verdict: verdictOf(side.run),
    })),
    race:
      bench.course?.lanes.map((lane) => ({
        slot: lane.slot,
        scenario: shorten(lane.run.scenario),
        verdict: verdictOf(lane.run),
      })) ?? null,
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
    verdict: verdictOf(run),
  };
}

export type LabState = Awaited<ReturnType<typeof stateOf>>;
