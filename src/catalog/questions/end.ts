import { explainStop } from '../../hyperv/explain-stop';
import { judge } from '../../model/run/judge';
import { stepsOf } from '../../model/steps';
import type { MigrationResult } from '../../model/types';
import { hasMoved } from '../../model/verdict';
import { questionText as t } from '../../text/questions';
import type { QuestionRun } from './run';

export function askWhyStopped({ result, live }: QuestionRun) {
  return {
    ask: t.whyStopped.ask(live.length),
    answer: t.whyStopped.answer[endOf(result, live.length > 0)](explainStop(result)),
  };
}

/** How the run ended; for a move that converged, why the VM was paused or moved. */
function endOf({ outcome, pullMs }: MigrationResult, isLive: boolean) {
  if (outcome !== 'converged') return outcome;
  if (pullMs > 0) return 'movedFirst';
  return isLive ? 'ruleMet' : 'stoodStill';
}

const PARTS = ['last-pages', 'device-state', 'resume'] as const;

export function askBlackout({ result }: QuestionRun) {
  const { blackoutMs, rounds, scenario } = result;
  if (blackoutMs === 0 || !hasMoved(result)) return null;
  const made = stepsOf(result).flatMap(({ code, fromMs, toMs }) => {
    const part = PARTS.find((each) => each === code);
    return part ? [{ part, ms: toMs - fromMs }] : [];
  });
  const last = rounds.at(-1);
  const pages = last && !last.live && result.pullMs === 0 ? last.pagesToSend : 0;
  const { vm, link, timing } = scenario;
  return {
    ask: t.blackout.ask(pages, vm.deviceStateBytes, link.roundTripMs, timing.resumeMs),
    answer: t.blackout.answer(made, blackoutMs),
  };
}

export function askPull({ result }: QuestionRun) {
  const { pull, pullMs } = result;
  if (pullMs === 0 || pull.length === 0) return null;
  const slowest = Math.min(...pull.map(({ guestSpeed }) => guestSpeed));
  const faults = pull.reduce((sum, step) => sum + step.faults, 0);
  return { ask: t.pull.ask, answer: t.pull.answer(faults, pullMs, slowest) };
}

export function askTwiceTheLink({ result, live, doubled }: QuestionRun) {
  if (!live.length || !doubled) return null;
  const { writeRatio } = judge(result);
  return {
    ask: t.twiceTheLink.ask(writeRatio > 0),
    answer: t.twiceTheLink.answer({
      outcome: doubled.outcome,
      liveRounds: doubled.liveRounds,
      writeRatio,
      brownoutMs: [result.brownoutMs, doubled.brownoutMs],
      blackoutMs: [result.blackoutMs, doubled.blackoutMs],
    }),
  };
}

export function askClient({ result }: QuestionRun) {
  const { blackoutMs, scenario } = result;
  if (!hasMoved(result) || blackoutMs === 0) return null;
  return { ask: t.client.ask, answer: t.client.answer(blackoutMs, scenario.timing.announceMs) };
}
