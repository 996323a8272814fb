import type { Moment, Run } from '../../model/run/run';
import type { Stage, Timeline } from '../../model/timeline';
import type { MigrationResult, RoundRecord } from '../../model/types';
import { hasMoved } from '../../model/verdict';
import { bytes, count, duration, linkRate, number, pagesOf, percent } from '../../text/format';
import { type Explanation, NONE, type Values, liveRounds, roundOf, sum } from './explanation';
import { SOURCES } from './sources';
import { STAGE_NAMES } from '../stage-names';

/** What the rounds of the brownout took, and what earlier attempts did. */
function brownoutParts(result: MigrationResult) {
  const rounds = liveRounds(result).map(({ durationMs }) => durationMs);
  const earlier = result.brownoutMs - rounds.reduce((all, ms) => all + ms, 0);
  return { rounds, earlier: result.attempts.length ? earlier : 0 };
}

/** Whether the guest came to run at the destination, with or without all of its memory. */
const hasSwitched = (result: MigrationResult) =>
  hasMoved(result) || result.pullMs > 0 || result.outcome === 'lost';

/** The pages that crossed while the guest did not run at the source: in the pause, or pulled. */
const lastOf = ({ rounds }: MigrationResult): RoundRecord | null =>
  rounds.at(-1)?.live === false ? rounds.at(-1)! : null;

function blackoutValues({ result, scenario, pauseMs, resumeMs: endMs }: Run): Values {
  const { blackoutMs, pullMs } = result;
  const { deviceStateBytes } = scenario.vm;
  const { roundTripMs } = scenario.link;
  const { resumeMs } = scenario.timing;
  const pagesMs = pullMs > 0 ? 0 : (lastOf(result)?.durationMs ?? 0);
  const stateMs = Math.max(0, blackoutMs - pagesMs - roundTripMs - resumeMs);
  const isTimed = deviceStateBytes > 0 && stateMs > 0;
  const rate = isTimed ? (deviceStateBytes * 1000) / stateMs : scenario.link.bytesPerSecond;
  return {
    blackout: duration(blackoutMs),
    pages: duration(pagesMs),
    state: bytes(deviceStateBytes),
    link: linkRate(rate),
    stateMs: duration(stateMs),
    trip: duration(roundTripMs),
    resume: duration(resumeMs),
    pause: duration(pauseMs),
    end: duration(endMs),
  };
}

function sayBlackout(result: MigrationResult): string {
  const { scenario, blackoutMs, pullMs } = result;
  if (!hasSwitched(result))
    return blackoutMs > 0
      ? 'The guest was paused, the move ended before it could run at the destination, and it woke at the source.'
      : 'The move ended before the guest was paused.';
  const state = `${bytes(scenario.vm.deviceStateBytes)} of device state`;
  return pullMs > 0
    ? `The guest stands still only while its ${state} cross; its memory follows once it runs.`
    : `The guest stands still while what is left (${pagesOf(lastOf(result)?.pagesToSend ?? 0)}) and ${state} cross, until it wakes at the destination.`;
}

function pullValues(result: MigrationResult): Values {
  const sent = lastOf(result)?.bytesSent ?? 0;
  const { pullMs } = result;
  return {
    pull: duration(pullMs),
    bytes: bytes(sent),
    rate: pullMs > 0 ? linkRate((sent * 1000) / pullMs) : NONE,
  };
}

function sayPull({ pull, pullMs, rounds }: MigrationResult): string {
  if (pullMs === 0) return 'Only post-copy pulls: here the guest has all its memory when it wakes.';
  const faults = pull.reduce((all, step) => all + step.faults, 0);
  const pages = rounds.at(-1)?.pagesToSend ?? 0;
  return `The guest runs at the destination and lacks ${pagesOf(pages)}. Those that it touches are fetched at once, ${count(faults)} here; the source pushes the others.`;
}

function roundValues(moment: Moment): Values {
  const round = roundOf(moment);
  if (!round) return { time: NONE };
  const { durationMs, bytesSent } = round;
  return {
    time: duration(durationMs),
    bytes: bytes(bytesSent),
    rate: linkRate((bytesSent * 1000) / (durationMs || Infinity)),
  };
}

function sayRound(moment: Moment): string {
  const round = roundOf(moment);
  if (!round) return 'This run ends before a round begins.';
  const pages = `${pagesOf(round.pagesToSend)} to send`;
  const name = round.live
    ? `Round ${round.round} has`
    : moment.run.result.pullMs > 0
      ? 'The pull has'
      : 'The last copy, in the pause, has';
  return round.bytesSent > 0
    ? `${name} ${pages} and lasts as long as its bytes need at the rate at which they leave.`
    : `${name} ${pages}, and nothing has crossed the link.`;
}

/** The stage that stands for the normal pace of time. */
const copying = ({ stages }: Timeline): Stage | undefined =>
  stages.find(({ phase }) => phase === 'memory') ?? stages.find(({ phase }) => phase === 'pull');

function lensValues(timeline: Timeline, stage: Stage | null | undefined): Values {
  const copy = copying(timeline);
  if (!stage || !copy) return { slow: stage ? '×1' : NONE };
  return {
    slow: `×${number(timeline.slowMotion(stage))}`,
    copyTime: duration(copy.endMs - copy.startMs),
    copyWidth: percent(copy.to - copy.from),
    time: duration(stage.endMs - stage.startMs),
    width: percent(stage.to - stage.from),
  };
}

const blackoutStage = ({ stages }: Timeline) => stages.find(({ phase }) => phase === 'state');
const nameOf = (stage: Stage | null) => (stage ? STAGE_NAMES[stage.phase] : 'no stage');

const lensFormula = (timeline: Timeline, stage: Stage | null | undefined) => [
  stage && copying(timeline) ? 'slowMotion' : 'noSlowMotion',
];

/** How the read-outs in milliseconds, seconds and minutes come about. */
export const TIMES = {
  total: {
    title: 'Total time',
    formulas: ({ result: { pullMs, storageMs } }) => [
      pullMs > 0 ? 'totalPull' : storageMs > 0 ? 'totalStorage' : 'total',
    ],
    values: ({ result }) => ({
      total: duration(result.totalMs),
      setup: duration(result.setupMs),
      storage: duration(result.storageMs),
      brownout: duration(result.brownoutMs),
      blackout: duration(result.blackoutMs),
      pull: duration(result.pullMs),
      cleanup: duration(result.cleanupMs),
    }),
    sentence:
      'The stages follow each other without a gap, so their times add up to that of the whole move.',
    source: SOURCES.unit,
    illustrative: 'Setup, resume and cleanup times: no source publishes them.',
    terms: ['setup', 'brownout', 'blackout', 'cleanup'],
  },
  setup: {
    title: 'Setup time',
    formulas: ['setup'],
    values: ({ result: { setupMs } }) => ({ setup: duration(setupMs) }),
    sentence: ({ scenario }) =>
      `The hosts agree and the destination reserves ${bytes(scenario.vm.memoryBytes)}; the guest runs on at full speed. It is a value of the scenario and follows from nothing else.`,
    source: SOURCES.fixedTimes,
    illustrative: 'The setup time: no source publishes it alone.',
    terms: ['setup', 'handshake'],
  },
  brownout: {
    title: 'Brownout',
    formulas: ({ result }) => [result.attempts.length ? 'brownoutAgain' : 'brownout'],
    values: ({ result }) => {
      const { rounds, earlier } = brownoutParts(result);
      return {
        brownout: duration(result.brownoutMs),
        sum: sum(rounds, duration),
        earlier: duration(earlier),
      };
    },
    sentence: ({ result }) =>
      liveRounds(result).length
        ? 'The guest runs, a little slower, while its memory is copied round after round; each round sends what was dirtied in the one before.'
        : 'Nothing is copied while the guest runs at the source, so there is no brownout.',
    source: SOURCES.brownout,
    terms: ['brownout', 'round', 'pre-copy'],
  },
  blackout: {
    title: 'Blackout',
    formulas: ({ result }) => [
      !hasSwitched(result) ? 'blackoutCut' : result.pullMs > 0 ? 'blackoutPull' : 'blackout',
    ],
    values: blackoutValues,
    sentence: ({ result }) => sayBlackout(result),
    source: SOURCES.brownout,
    illustrative: ({ result }) =>
      hasSwitched(result) ? 'The resume time: no source publishes it.' : null,
    terms: ['blackout', 'device-state', 'stop-and-copy', 'switchover'],
  },
  cleanup: {
    title: 'Cleanup time',
    formulas: ['cleanup'],
    values: ({ result: { cleanupMs } }) => ({ cleanup: duration(cleanupMs) }),
    sentence: ({ result, hasMoved }) =>
      hasMoved
        ? 'The source lets its copy go; the guest already runs at the destination. It is a value of the scenario and follows from nothing else.'
        : result.cleanupMs > 0
          ? 'The destination lets its copy go; the guest runs on at the source. It is a value of the scenario and follows from nothing else.'
          : 'This run ends without a cleanup.',
    source: SOURCES.fixedTimes,
    illustrative: 'The cleanup time: no source publishes it alone.',
    terms: ['cleanup'],
  },
  pull: {
    title: 'Pull time',
    formulas: ({ result }) => [lastOf(result)?.bytesSent && result.pullMs ? 'pull' : 'noPull'],
    values: ({ result }) => pullValues(result),
    sentence: ({ result }) => sayPull(result),
    source: SOURCES.hines,
    terms: ['post-copy', 'link-goodput'],
  },
  round: {
    title: 'Duration of a round',
    formulas: (_run, moment) => [(roundOf(moment)?.bytesSent ?? 0) > 0 ? 'round' : 'noRound'],
    values: (_run, moment) => roundValues(moment),
    sentence: (_run, moment) => sayRound(moment),
    source: SOURCES.model,
    terms: ['round', 'link-goodput'],
  },
  slowMotion: {
    title: 'Slow motion in the blackout',
    formulas: ({ timeline }) => lensFormula(timeline, blackoutStage(timeline)),
    values: ({ timeline }) => lensValues(timeline, blackoutStage(timeline)),
    sentence: ({ result }) =>
      result.blackoutMs > 0
        ? 'Each stage has a fixed share of the timeline, whatever it lasts, so a pause of milliseconds can be seen beside minutes of copying. The factor says by how much slower it passes than the copying.'
        : 'The guest is never paused, so there is nothing to slow down.',
    source: SOURCES.model,
    terms: ['slow-motion', 'playhead'],
  },
  slowMotionNow: {
    title: 'Slow motion at the playhead',
    formulas: ({ timeline }, { stage }) => lensFormula(timeline, stage),
    values: ({ timeline }, { stage }) => lensValues(timeline, stage),
    sentence: (_run, { stage }) =>
      `The playhead stands in ${nameOf(stage)}. Each stage has a fixed share of the timeline, whatever it lasts; the factor compares its pace with that of the copying.`,
    source: SOURCES.model,
    terms: ['slow-motion', 'playhead'],
  },
} as const satisfies Record<string, Explanation>;
