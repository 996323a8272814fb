import { closedFormSeconds } from '../../model/closed-form';
import { GuestClock } from '../../model/guest-clock';
import { oneMinusExpNegative } from '../../model/math';
import { rateClasses } from '../../model/rate-classes';
import { judge } from '../../model/run/judge';
import { hasMoved } from '../../model/verdict';
import { bytes } from '../../text/format';
import { questionText as t } from '../../text/questions';
import type { QuestionRun } from './run';

export function askRatio({ result, live, writes, carried }: QuestionRun) {
  if (writes === 0) return null;
  const { writeRatio: q } = judge(result);
  const says = !live.length ? 'decidesNothing' : q < 1 ? 'shrinks' : 'grows';
  return {
    ask: t.ratio.ask(writes, carried),
    answer: t.ratio[says]({ writes, carried, q }),
  };
}

/** The computed time may differ by this share of the real time before the answer gives a reason. */
const NEAR = 0.02;

export function askFirstRound({ result, live, pageCost, zeroCost, liveRate }: QuestionRun) {
  const first = live[0];
  if (!first || liveRate === 0) return null;
  const { pagesSent, zeroPagesSent: zeroPages, durationMs: tookMs, pagesToSend: toSend } = first;
  const wireBytes = pagesSent * pageCost + zeroPages * zeroCost;
  const computedMs = (wireBytes / liveRate) * 1000;
  const isNear = !(Math.abs(computedMs - tookMs) / tookMs > NEAR);
  const hasChanges = result.scenario.link.changes.length > 0;
  const says = isNear ? 'asComputed' : hasChanges ? 'linkChanged' : 'senderDiffered';
  return {
    ask: t.firstRound.ask(
      { sent: pagesSent + zeroPages, toSend, zeroPages },
      { page: pageCost, zeroPage: zeroCost },
      liveRate,
    ),
    answer: t.firstRound[says]({ wireBytes, bytesPerSecond: liveRate, computedMs, tookMs }),
  };
}

/** More groups than this are only counted, not listed. */
const FEW = 2;

export function askDirtySet({ result, live, writes: average }: QuestionRun) {
  const first = live[0];
  const { workload } = result.scenario;
  const classes = rateClasses(workload);
  if (!first || first.durationMs === 0 || average === 0 || classes.length === 0) return null;
  const seconds = new GuestClock(workload.phases).at(first.durationMs / 1000);
  const groups = classes.map(({ pages, writesPerPage }) => ({
    pages,
    writesPerPage,
    dirtyShare: oneMinusExpNegative(writesPerPage * seconds),
  }));
  const expected = groups.reduce((sum, { pages, dirtyShare }) => sum + pages * dirtyShare, 0);
  const { durationMs, pagesDirtied } = first;
  return {
    ask: t.dirtySet.ask(average, workload.phases.length > 0, pagesDirtied),
    answer: t.dirtySet.answer(
      workload.writesPerSecond * seconds,
      durationMs,
      groups.length > FEW ? groups.length : groups,
      expected,
      pagesDirtied,
    ),
  };
}

export function askAmplification({ result, live, pages, pageCost, headerBytes }: QuestionRun) {
  const { bytesSent, amplification, rounds } = result;
  const { vm } = result.scenario;
  if (bytesSent === 0 || bytes(bytesSent) === bytes(vm.memoryBytes)) return null;
  return {
    ask: t.amplification.ask(bytesSent, vm.memoryBytes),
    answer: t.amplification.answer({
      amplification,
      again: rounds.slice(1).reduce((sum, round) => sum + round.pagesSent, 0),
      zeroPages: live[0]?.zeroPagesSent ?? 0,
      pages,
      isSmaller: pageCost < vm.pageBytes,
      hasMoved: hasMoved(result),
      headerBytes,
    }),
  };
}

export function askClosedForm({ result, live, pages, writes, carried }: QuestionRun) {
  if (!live.length || writes === 0) return null;
  const { brownoutMs } = result;
  const seconds = closedFormSeconds(pages, carried, writes);
  return {
    ask: t.closedForm.ask,
    answer:
      seconds === null
        ? t.closedForm.neverEnds(writes, carried, brownoutMs)
        : t.closedForm.ends(pages, writes, carried, seconds, brownoutMs),
  };
}
