import { sum } from 'd3';
import { newlyDirtyRatioOf, pagesCarriedPerSecond } from '../../model/run/judge';
import type { Moment, Run } from '../../model/run/run';
import { spanAt } from '../../model/series';
import type { RoundRecord } from '../../model/types';
import { writesPerSecond } from '../../model/verdict';
import { explanationsText as t } from '../../text/explanations';
import { count, duration, linkRate, number, percent } from '../../text/format';
import { formulasText } from '../../text/formulas';
import { throttleOf } from './dirty-law';
import { type Explanation, NONE, type Values, liveRounds } from './explanation';
import { SOURCES } from './sources';

function goodputValues({ channel }: Run, { linkBytesPerSecond: rate }: Moment): Values {
  const { pageCost, headerBytes } = channel;
  return {
    pages: formulasText.perSecond(rate / pageCost),
    link: linkRate(rate),
    page: formulasText.bytes(pageCost - headerBytes),
    header: formulasText.bytes(headerBytes),
  };
}

function newlyDirtyValues({ result }: Run): Values {
  const ratio = newlyDirtyRatioOf(result);
  if (ratio === null) return { ratio: NONE };
  const live = liveRounds(result);
  return {
    ratio: number(ratio),
    share: percent(ratio),
    dirtied: count(sum(live, ({ pagesDirtied }) => pagesDirtied)),
    carried: formulasText.perSecond(pagesCarriedPerSecond(result)),
    time: duration(sum(live, ({ durationMs }) => durationMs)),
  };
}

/** What the VM does at a moment: it runs while a round is sent, pulls pages, or neither. */
function guestAt({ run, ms, round }: Moment) {
  const { pull } = run.result;
  const index = pull.findIndex(({ atMs }) => ms < atMs);
  const speed = spanAt(run.speeds, ms)?.value ?? null;
  const isCopying =
    round?.live === true && round.durationMs > 0 && ms < round.startMs + round.durationMs;
  return {
    /** Null where the speed is not known. */
    speed,
    copying: isCopying ? round : null,
    pulling:
      ms >= run.resumeMs && index >= 0 && speed !== 0
        ? { fromMs: pull[index - 1]?.atMs ?? run.resumeMs, step: pull[index]! }
        : null,
  };
}

function copyingValues({ result, scenario }: Run, round: RoundRecord): Values {
  const { vm, timing } = scenario;
  return {
    speed: percent(round.guestSpeed),
    throttle: percent(throttleOf(result, round)),
    vcpus: count(vm.vcpus),
    time: duration(round.durationMs),
    dirtied: count(round.pagesDirtied),
    fault: duration(timing.faultMicros / 1000),
  };
}

function speedValues(run: Run, moment: Moment): Values {
  const { speed, copying, pulling } = guestAt(moment);
  if (copying) return copyingValues(run, copying);
  if (!pulling) return { speed: speed === null ? NONE : percent(speed) };
  const stepMs = pulling.step.atMs - pulling.fromMs;
  return {
    speed: percent(pulling.step.guestSpeed),
    guest: duration(stepMs * pulling.step.guestSpeed),
    step: duration(stepMs),
  };
}

function speedFormula(moment: Moment): string[] {
  const { copying, pulling } = guestAt(moment);
  return [copying ? 'guestSpeed' : pulling ? 'guestSpeedPull' : 'guestSpeedGiven'];
}

function saySpeed(moment: Moment): string {
  const { speed, copying, pulling } = guestAt(moment);
  if (copying) return t.guestSpeed.copying(copying.round);
  if (pulling) return t.guestSpeed.pulling(pulling.step.faults);
  if (speed === null) return t.guestSpeed.unknown;
  if (moment.phase === 'pull' && speed === 0) return t.guestSpeed.waiting;
  return speed === 0 ? t.guestSpeed.paused : t.guestSpeed.full;
}

/** How rates and shares are computed. */
export const RATES = {
  goodput: {
    formulas: ['goodput'],
    values: goodputValues,
    sentence: (_run, { bottleneck }) =>
      bottleneck?.code === 'compression'
        ? t.goodput.compressed(bottleneck.bytesPerSecond)
        : t.goodput.sentence,
    source: SOURCES.qemu,
    terms: ['link-goodput', 'page', 'compression'],
  },
  writeRatio: {
    formulas: ['writeRatio'],
    values: ({ result, scenario, verdict }) => ({
      ratio: number(verdict.writeRatio),
      share: percent(verdict.writeRatio),
      writes: formulasText.perSecond(writesPerSecond(scenario.workload)),
      carried: formulasText.perSecond(pagesCarriedPerSecond(result)),
    }),
    sentence: ({ verdict: { writeRatio } }) =>
      writeRatio < 1 ? t.writeRatio.below(writeRatio) : t.writeRatio.above(writeRatio),
    source: SOURCES.liu,
    terms: ['write-rate', 'dirty-rate', 'convergence'],
  },
  newlyDirtyRatio: {
    formulas: ({ result }) => [
      newlyDirtyRatioOf(result) === null ? 'noNewlyDirtyRatio' : 'newlyDirtyRatio',
    ],
    values: newlyDirtyValues,
    sentence: ({ result }) => {
      const ratio = newlyDirtyRatioOf(result);
      return ratio === null ? t.newlyDirtyRatio.none : t.newlyDirtyRatio.share(ratio);
    },
    source: SOURCES.xenTrace,
    terms: ['dirty-rate', 'write-rate', 'round', 'convergence'],
  },
  guestSpeed: {
    formulas: (_run, moment) => speedFormula(moment),
    values: speedValues,
    sentence: (_run, moment) => saySpeed(moment),
    source: SOURCES.model,
    illustrative: (_run, moment) =>
      speedFormula(moment)[0] === 'guestSpeedGiven' ? null : t.guestSpeed.illustrative,
    terms: ['brownout', 'throttling', 'vcpu'],
  },
} as const satisfies Record<string, Explanation>;
