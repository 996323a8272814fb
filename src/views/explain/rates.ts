import type { Moment, Run } from '../../model/run/run';
import { spanAt } from '../../model/series';
import type { RoundRecord } from '../../model/types';
import { pagesCarriedPerSecond, writesPerSecond } from '../../model/verdict';
import { count, duration, linkRate, number, percent } from '../../text/format';
import { throttleOf } from './dirty-law';
import { type Explanation, NONE, type Values } from './explanation';
import { SOURCES } from './sources';

const perSecond = (pages: number) => `${number(pages)}/s`;

function goodputValues({ channel, scenario }: Run, { linkBytesPerSecond: rate }: Moment): Values {
  const { pageCost } = channel;
  const header = scenario.link.pageHeaderBytes;
  return {
    pages: perSecond(rate / pageCost),
    link: linkRate(rate),
    page: `${count(pageCost - header)} B`,
    header: `${count(header)} B`,
  };
}

/** What the guest does at a moment: it runs while a round is sent, pulls, or neither. */
function guestAt({ run, ms, round }: Moment) {
  const { pull } = run.result;
  const index = pull.findIndex(({ atMs }) => ms < atMs);
  const isCopying =
    round?.live === true && round.durationMs > 0 && ms < round.startMs + round.durationMs;
  return {
    /** Null where nothing is known of it. */
    speed: spanAt(run.speeds, ms)?.value ?? null,
    copying: isCopying ? round : null,
    pulling:
      ms >= run.resumeMs && index >= 0
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
  if (copying)
    return `In round ${copying.round} the first write to a page costs one of the n vCPUs a fault of c; a throttle takes the share s of the time of all of them.`;
  if (pulling)
    return `The guest gets so much of its own time done in a step of the pull; for the rest it waits, here for ${count(pulling.step.faults)} pages that it touched and lacked.`;
  if (speed === null) return 'Nothing is known of the guest at this moment.';
  return speed === 0
    ? 'The guest is paused at this moment.'
    : 'Nothing slows the guest at this moment: no page is tracked and none is missing.';
}

/** How the read-outs that are rates and shares come about. */
export const RATES = {
  goodput: {
    title: 'What the link carries',
    formulas: ['goodput'],
    values: goodputValues,
    sentence:
      'Goodput is what the link carries for the migration. Each page takes its own size on the wire and a header that says which page it is.',
    source: SOURCES.qemu,
    terms: ['link-goodput', 'page', 'compression'],
  },
  writeRatio: {
    title: 'Dirtied ÷ carried',
    formulas: ['writeRatio'],
    values: ({ result, scenario, verdict }) => ({
      ratio: number(verdict.writeRatio),
      writes: perSecond(writesPerSecond(scenario.workload)),
      carried: perSecond(pagesCarriedPerSecond(result)),
    }),
    sentence: ({ verdict }) =>
      verdict.writeRatio < 1
        ? 'Page writes a second over the pages that can be sent a second: below 1 each round leaves less than it sends.'
        : 'Page writes a second over the pages that can be sent a second: from 1 on only writes that hit the same pages again let the rounds shrink.',
    source: SOURCES.liu,
    terms: ['write-rate', 'dirty-rate', 'convergence'],
  },
  guestSpeed: {
    title: 'Guest speed',
    formulas: (_run, moment) => speedFormula(moment),
    values: speedValues,
    sentence: (_run, moment) => saySpeed(moment),
    source: SOURCES.model,
    illustrative: (_run, moment) =>
      speedFormula(moment)[0] === 'guestSpeedGiven'
        ? null
        : 'The cost of a fault: no source publishes it.',
    terms: ['brownout', 'throttling', 'vcpu'],
  },
} as const satisfies Record<string, Explanation>;
