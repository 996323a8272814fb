import type { Moment, Run } from '../../model/run/run';
import type { MigrationResult, RoundRecord } from '../../model/types';
import { hasMoved } from '../../model/verdict';
import { explanationsText as t } from '../../text/explanations';
import { bytes, duration, linkRate } from '../../text/format';
import { formulasText } from '../../text/formulas';
import { type Explanation, NONE, type Values, liveRounds, roundOf, sum } from './explanation';
import { SOURCES } from './sources';
import { stagesText } from '../../text/stages';

/** Durations of the rounds of the brownout, and of the brownout in earlier attempts, ms. */
function brownoutParts(result: MigrationResult) {
  const rounds = liveRounds(result).map(({ durationMs }) => durationMs);
  const earlier = result.brownoutMs - rounds.reduce((all, ms) => all + ms, 0);
  return { rounds, earlier: result.attempts.length ? earlier : 0 };
}

/** Whether the VM ran at the destination, with or without all of its memory. */
const hasSwitched = (result: MigrationResult) =>
  hasMoved(result) || result.pullMs > 0 || result.outcome === 'lost';

/** The round sent while the VM did not run at the source: in the blackout, or as the pull. */
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
  if (!hasSwitched(result)) return blackoutMs > 0 ? t.blackout.resumedAtSource : t.blackout.none;
  const { deviceStateBytes } = scenario.vm;
  return pullMs > 0
    ? t.blackout.beforePull(deviceStateBytes)
    : t.blackout.sentence(lastOf(result)?.pagesToSend ?? 0, deviceStateBytes);
}

function storageValues({ result: { storageMs }, steps }: Run): Values {
  const copy = steps.find(({ code }) => code === 'copy-disk');
  const copyMs = copy ? copy.toMs - copy.fromMs : 0;
  return {
    storage: duration(storageMs),
    copy: duration(copyMs),
    mirror: duration(Math.max(0, storageMs - copyMs)),
  };
}

function sayStorage({ events }: Run): string {
  const bytesIn = (kind: 'disk' | 'mirror') =>
    events.reduce((all, event) => (event.kind === kind ? event.bytes : all), 0);
  const diskBytes = bytesIn('disk');
  return diskBytes > 0 ? t.storage.sentence(diskBytes, bytesIn('mirror')) : t.storage.none;
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
  if (pullMs === 0) return t.pull.none;
  const faults = pull.reduce((all, step) => all + step.faults, 0);
  return t.pull.sentence(rounds.at(-1)?.pagesToSend ?? 0, faults);
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
  if (!round) return t.round.none;
  const { pagesToSend, bytesSent } = round;
  if (round.live) return t.round.live(round.round, pagesToSend, bytesSent > 0);
  const say = moment.run.result.pullMs > 0 ? t.round.pull : t.round.last;
  return say(pagesToSend, bytesSent > 0);
}

/** The part of the timeline under the playhead, and its pace in real time's terms. */
function paceValues({ run, position }: Moment, speed: number | null): Values {
  const part = run.timeline.partAt(position);
  if (!part || speed === null) return { pace: formulasText.times(1) };
  const pace = speed * run.timeline.paceAt(position);
  return {
    pace: formulasText.times(Math.max(pace, 1 / pace)),
    speed: formulasText.times(speed),
    time: duration(part.endMs - part.startMs),
    played: duration(1000 * part.seconds),
  };
}

function paceFormula({ run, position }: Moment, speed: number | null): string {
  if (speed === null || !run.timeline.partAt(position)) return 'realTime';
  return speed * run.timeline.paceAt(position) >= 1 ? 'faster' : 'slower';
}

/** How the times are computed. */
export const TIMES = {
  total: {
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
    sentence: () => t.total.sentence,
    source: SOURCES.unit,
    illustrative: () => t.total.illustrative,
    terms: ['setup', 'brownout', 'blackout', 'cleanup'],
  },
  setup: {
    formulas: ['setup'],
    values: ({ result: { setupMs } }) => ({ setup: duration(setupMs) }),
    sentence: ({ scenario }) => t.setup.sentence(scenario.vm.memoryBytes),
    source: SOURCES.fixedTimes,
    illustrative: () => t.setup.illustrative,
    terms: ['setup', 'handshake'],
  },
  storage: {
    formulas: ['storage'],
    values: storageValues,
    sentence: sayStorage,
    source: SOURCES.model,
    illustrative: ({ result }) => (result.storageMs > 0 ? t.storage.illustrative : null),
    terms: ['shared-nothing', 'link-goodput'],
  },
  brownout: {
    formulas: ({ result }) => [result.attempts.length ? 'brownoutAgain' : 'brownout'],
    values: ({ result }) => {
      const { rounds, earlier } = brownoutParts(result);
      return {
        brownout: duration(result.brownoutMs),
        sum: sum(rounds, duration),
        earlier: duration(earlier),
      };
    },
    sentence: ({ result }) => (liveRounds(result).length ? t.brownout.sentence : t.brownout.none),
    source: SOURCES.brownout,
    terms: ['brownout', 'round', 'pre-copy'],
  },
  blackout: {
    formulas: ({ result }) => [
      !hasSwitched(result) ? 'blackoutCut' : result.pullMs > 0 ? 'blackoutPull' : 'blackout',
    ],
    values: blackoutValues,
    sentence: ({ result }) => sayBlackout(result),
    source: SOURCES.brownout,
    illustrative: ({ result }) => (hasSwitched(result) ? t.blackout.illustrative : null),
    terms: ['blackout', 'device-state', 'stop-and-copy', 'switchover'],
  },
  cleanup: {
    formulas: ['cleanup'],
    values: ({ result: { cleanupMs } }) => ({ cleanup: duration(cleanupMs) }),
    sentence: ({ result, hasMoved }) => {
      if (hasMoved) return t.cleanup.atSource;
      return result.cleanupMs > 0 ? t.cleanup.atDestination : t.cleanup.none;
    },
    source: SOURCES.fixedTimes,
    illustrative: () => t.cleanup.illustrative,
    terms: ['cleanup'],
  },
  pull: {
    formulas: ({ result }) => [lastOf(result)?.bytesSent && result.pullMs ? 'pull' : 'noPull'],
    values: ({ result }) => pullValues(result),
    sentence: ({ result }) => sayPull(result),
    source: SOURCES.hines,
    terms: ['post-copy', 'link-goodput'],
  },
  round: {
    formulas: (_run, moment) => [(roundOf(moment)?.bytesSent ?? 0) > 0 ? 'round' : 'noRound'],
    values: (_run, moment) => roundValues(moment),
    sentence: (_run, moment) => sayRound(moment),
    source: SOURCES.model,
    terms: ['round', 'link-goodput'],
  },
  pace: {
    formulas: (_run, moment, speed) => [paceFormula(moment, speed)],
    values: (_run, moment, _frame, speed) => paceValues(moment, speed),
    sentence: (_run, { stage }) => t.pace.sentence(stage && stagesText[stage.phase]),
    source: SOURCES.model,
    terms: ['slow-motion', 'playhead'],
  },
} as const satisfies Record<string, Explanation>;
