import { shorten } from '../catalog/scenario-file';
import { toLink } from '../catalog/link';
import { explainStop } from '../hyperv/explain-stop';
import { judge } from '../model/verdict';
import type { Lab } from '../state/context';

/** What a page around is told of the lab: plain data, nothing that is not shown. */
export async function stateOf({ session, playback, theme }: Lab) {
  const { result, scenario, engine } = session;
  const { search, hash } = await toLink(scenario);
  return {
    scenario: shorten(scenario),
    search: search + hash,
    isPlaying: playback.isPlaying,
    ms: playback.ms,
    totalMs: playback.timeline?.totalMs ?? null,
    position: playback.position,
    stage: playback.phase,
    round: playback.round?.round ?? null,
    speed: playback.speed,
    theme: theme.shown,
    engine,
    verdict: result && { ...judge(result), stopReason: explainStop(result) },
  };
}

export type LabState = Awaited<ReturnType<typeof stateOf>>;
