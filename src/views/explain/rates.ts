import type { Link } from '../../model/link';
import { guestSpeeds, spanAt } from '../../model/series';
import type { MigrationResult, RoundRecord } from '../../model/types';
import { judge, pagesCarriedPerSecond, writesPerSecond } from '../../model/verdict';
import { scenarioMet } from '../../model/link-share';
import { copyStartMs } from '../../model/storage-move';
import { policyById } from '../../policies';
import { Channel } from '../../policies/channel';
import { count, duration, linkRate, number, percent } from '../format';
import { throttleOf } from './dirty-law';
import { type Explanation, type Moment, NONE, type Values } from './explanation';
import { SOURCES } from './sources';

function channelOf(result: MigrationResult): Channel {
  return new Channel(scenarioMet(result), policyById(result.scenario.policy.id));
}

/** The link while memory is copied live, under the policy's own limit. */
export function liveLink(result: MigrationResult): Link {
  const { id, options } = result.scenario.policy;
  return channelOf(result).live(policyById(id).bandwidthCap?.(options) ?? null);
}

const perSecond = (pages: number) => `${number(pages)}/s`;

function goodputValues(result: MigrationResult, { ms }: Moment): Values {
  const { pageCost, paused } = channelOf(result);
  const header = result.scenario.link.pageHeaderBytes;
  const isCopying = ms >= copyStartMs(result) && ms < copyStartMs(result) + result.brownoutMs;
  const rate = (isCopying ? liveLink(result) : paused).rateAt(ms);
  return {
    pages: perSecond(rate / pageCost),
    link: linkRate(rate),
    page: `${count(pageCost - header)} B`,
    header: `${count(header)} B`,
  };
}

/** What the guest does at a moment: it runs while a round is sent, pulls, or neither. */
function guestAt(result: MigrationResult, { ms, round }: Moment) {
  const speed = spanAt(guestSpeeds(result), ms)?.value ?? null;
  const index = result.pull.findIndex(({ atMs }) => ms < atMs);
  const resumedMs = copyStartMs(result) + result.brownoutMs + result.blackoutMs;
  const isPulling = ms >= resumedMs && index >= 0;
  const isCopying =
    round?.live === true && round.durationMs > 0 && ms < round.startMs + round.durationMs;
  return {
    speed,
    copying: isCopying ? round : null,
    pulling: isPulling
      ? { fromMs: result.pull[index - 1]?.atMs ?? resumedMs, step: result.pull[index]! }
      : null,
  };
}

function copyingValues(result: MigrationResult, round: RoundRecord): Values {
  const { vm, timing } = result.scenario;
  return {
    speed: percent(round.guestSpeed),
    throttle: percent(throttleOf(result, round)),
    vcpus: count(vm.vcpus),
    time: duration(round.durationMs),
    dirtied: count(round.pagesDirtied),
    fault: duration(timing.faultMicros / 1000),
  };
}

function speedValues(result: MigrationResult, moment: Moment): Values {
  const { speed, copying, pulling } = guestAt(result, moment);
  if (copying) return copyingValues(result, copying);
  if (!pulling) return { speed: speed === null ? NONE : percent(speed) };
  const stepMs = pulling.step.atMs - pulling.fromMs;
  return {
    speed: percent(pulling.step.guestSpeed),
    guest: duration(stepMs * pulling.step.guestSpeed),
    step: duration(stepMs),
  };
}

function speedFormula(result: MigrationResult, moment: Moment): string[] {
  const { copying, pulling } = guestAt(result, moment);
  return [copying ? 'guestSpeed' : pulling ? 'guestSpeedPull' : 'guestSpeedGiven'];
}

function saySpeed(result: MigrationResult, moment: Moment): string {
  const { speed, copying, pulling } = guestAt(result, moment);
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
    values: (result) => ({
      ratio: number(judge(result).writeRatio),
      writes: perSecond(writesPerSecond(result.scenario.workload)),
      carried: perSecond(pagesCarriedPerSecond(result)),
    }),
    sentence: (result) =>
      judge(result).writeRatio < 1
        ? 'Page writes a second over the pages that can be sent a second: below 1 each round leaves less than it sends.'
        : 'Page writes a second over the pages that can be sent a second: from 1 on only writes that hit the same pages again let the rounds shrink.',
    source: SOURCES.liu,
    terms: ['write-rate', 'dirty-rate', 'convergence'],
  },
  guestSpeed: {
    title: 'Guest speed',
    formulas: speedFormula,
    values: speedValues,
    sentence: saySpeed,
    source: SOURCES.model,
    illustrative: (result, moment) =>
      speedFormula(result, moment)[0] === 'guestSpeedGiven'
        ? null
        : 'The cost of a fault: no source publishes it.',
    terms: ['brownout', 'throttling', 'vcpu'],
  },
} as const satisfies Record<string, Explanation>;
