import { FramePlayer } from '../../src/engine/frame-player';
import type { Frame } from '../../src/engine/frame';
import type { PageKernel } from '../../src/engine/kernel';
import { finish } from '../../src/engine/run';
import { editedLink } from '../../src/model/edits';
import type { MigrationEvent } from '../../src/model/events';
import { effectiveScenario } from '../../src/model/link-share';
import type { MomentReport } from '../../src/model/run/report';
import { Run } from '../../src/model/run/run';
import { storageMove } from '../../src/model/storage-move';
import type { MigrationResult, Reason, RoundRecord, Scenario } from '../../src/model/types';
import { hasMoved, writesPerSecond } from '../../src/model/verdict';
import { editsDone } from '../../src/model/written';
import { policyById } from '../../src/policies';
import { LABELS, type PolicyId } from '../../src/policies/labels';
import {
  bytes,
  clockTime,
  count,
  duration,
  linkRate,
  number,
  percent,
  timeWithin,
} from '../../src/text/format';
import { explain } from '../../src/text/reasons';
import { sayLastRound } from '../../src/views/watch/say-verdict';
import { isSlow } from '../../src/views/watch/timeline-view';
import { type PartId, numbersIn } from './screen-numbers';

/** What `simulate --at` prints. */
export type AnswerAt = MigrationResult & {
  stopReason: string;
  fingerprint: string;
  moment: MomentReport;
};

/** The memory at a moment of a run, every page counted. */
export function frameAt(kernel: PageKernel, result: MigrationResult, ms: number): Frame {
  const scenario = effectiveScenario(result);
  const player = new FramePlayer(kernel, scenario, policyById(scenario.policy.id));
  return finish(player.find(ms, true));
}

/** How many times faster or slower than real time, as it is written. */
const paceNumber = (pace: number) =>
  Math.abs(pace - 1) < 0.005 ? '' : `${number(pace > 1 ? pace : 1 / pace)}×`;

/** How many different pages edits write. */
function pagesIn(edits: Scenario['edits']): number {
  const pages = new Set<number>();
  for (const { writes = [] } of edits)
    for (const range of writes)
      for (let page = 0; page < range.pages; page++) pages.add(range.firstPage + page);
  return pages.size;
}

/** A number that is left out where it is 0. */
const counted = (pages: number): string[] => (pages > 0 ? [count(pages)] : []);

/** How many pages were written, and how many were drawn too late. */
function drawnIn(answer: AnswerAt): string[] {
  const { edits } = answer.scenario;
  const done = pagesIn(editsDone(edits, answer));
  return [done, pagesIn(edits) - done].flatMap(counted);
}

/** The current share to a tenth of a per cent; a part is never said to be all or nothing. */
function currentShare(missing: number, pages: number): number {
  const tenths = Math.round((1 - missing / pages) * 1000) / 1000;
  return missing > 0 && missing < pages ? Math.min(0.999, Math.max(0.001, tenths)) : tenths;
}

/** The numbers that each part of the screen must show: those of the command's answer. */
export function numbersOf(
  answer: AnswerAt,
  { absentPages, dirtyPages, stalePages, pages }: Frame,
): Record<PartId, string[]> {
  const { scenario, moment, rounds, blackoutMs, brownoutMs, pullMs } = answer;
  const { vm, workload, link } = scenario;
  const run = new Run(answer);
  const live = rounds.filter((round) => round.live);
  const round = rounds.find((each) => each.round === moment.round) ?? null;
  const share = (part: number) => [count(part), percent(part / pages)];
  const guest = (state: string) =>
    state === 'running' && moment.guestSpeed > 0 && moment.guestSpeed < 0.995
      ? [percent(moment.guestSpeed)]
      : [];
  const { timeline } = run;
  const pause = moment.stage === 'state' && timeline.stages.find(({ phase }) => phase === 'state');
  const sum = (of: (round: RoundRecord) => number) =>
    rounds.reduce((all, each) => all + of(each), 0);
  const stale = answer.stalePagesAtActivation;
  const { pings } = run;
  const texts: Record<PartId, (string | number)[]> = {
    verdict: verdictOf(answer, live.length),
    figures: [
      ...(brownoutMs + blackoutMs > 0
        ? [
            ...(brownoutMs > 0 ? [duration(brownoutMs)] : []),
            ...(number(answer.amplification) === '1' ? [] : [number(answer.amplification)]),
            ...(run.verdict.writeRatio > 0 ? [percent(run.verdict.writeRatio)] : []),
            ...counted(pagesIn(editsDone(scenario.edits, answer))),
          ]
        : []),
      answer.stopReason,
      brownoutMs + blackoutMs > 0 ? sayLastRound(run.verdict) : '',
    ],
    // "Repeat 100 times" is the name of a button.
    repeat: [100],
    paper: [
      LABELS[scenario.policy.id as PolicyId],
      bytes(vm.memoryBytes),
      ...(writesPerSecond(workload) === 0
        ? []
        : [count(workload.writesPerSecond), count(workload.workingSetPages)]),
      linkRate(link.bytesPerSecond),
      scenario.seed,
      scenario.edits.filter(({ writes }) => writes).length || '',
      scenario.edits.filter(({ set, cancel }) => set || cancel).length || '',
    ],
    source: [
      ...guest(moment.guests.source),
      ...(round?.live && hasBegun(answer) ? [count(round.round)] : []),
    ],
    sourceMap: [...share(absentPages), ...share(dirtyPages)],
    link: linkNumbers(answer, run),
    destination: [
      ...guest(moment.guests.destination),
      ...(moment.guests.destination === 'gone'
        ? []
        : [percent(currentShare(absentPages + stalePages, pages))]),
    ],
    destinationMap: [...share(absentPages), ...share(stalePages)],
    caption: captionOf(answer, round),
    drawing: drawnIn(answer),
    stage: timeline.stages.flatMap((each) => {
      const length = duration(each.endMs - each.startMs);
      const pace = timeline.paceAt(each.from);
      if (each.phase !== 'state') return [length];
      return [length, length, ...(isSlow(pace) ? [paceNumber(pace)] : [])];
    }),
    // Which of them have room is the screen's own choice.
    round: live.map((each) => each.round),
    tick: [],
    speed: [paceNumber(timeline.paceAt(timeline.positionOf(moment.atMs)))],
    clock: pause
      ? [timeWithin(moment.atMs - pause.startMs, blackoutMs), duration(blackoutMs)]
      : [clockTime(moment.atMs), duration(answer.totalMs)],
    playhead: [duration(moment.atMs), duration(answer.totalMs)],
    event: ends(
      run.events,
      60,
      20,
      (event) => eventNumbers(event, answer),
      (all) => [all - 80],
    ),
    numbers: [
      duration(answer.totalMs),
      duration(answer.setupMs),
      ...(answer.storageMs > 0 ? [duration(answer.storageMs)] : []),
      duration(brownoutMs),
      duration(blackoutMs),
      ...(pullMs > 0 ? [duration(pullMs)] : []),
      duration(answer.cleanupMs),
      bytes(answer.bytesSent),
      `${number(answer.amplification)} ×`,
      percent(run.verdict.writeRatio),
      ...(run.verdict.newlyDirtyRatio === null ? [] : [percent(run.verdict.newlyDirtyRatio)]),
      count(sum(({ pagesDirtied }) => pagesDirtied)),
      ...(stale === null || !hasMoved(answer) ? [] : [count(stale)]),
    ],
    pings: pings
      ? [
          duration(pings.everyMs),
          ...(run.verdict.losesNetwork ? [] : [count(Math.ceil(pings.outageMs / pings.everyMs))]),
          duration(blackoutMs),
          ...(pings.announceMs > 0 && !run.verdict.losesNetwork
            ? [duration(pings.announceMs)]
            : []),
        ]
      : [],
    roundRow: ends(rounds, rounds.length > 60 ? 40 : 60, 12, (each) => [
      ...(each.live ? [each.round] : []),
      count(each.pagesToSend),
      count(each.pagesSent),
      ...(sum(({ zeroPagesSent }) => zeroPagesSent) > 0 ? [count(each.zeroPagesSent)] : []),
      ...(sum(({ pagesSkipped }) => pagesSkipped) > 0 ? [count(each.pagesSkipped)] : []),
      count(each.pagesDirtied),
      duration(each.durationMs),
      explain(each),
    ]),
    cut: rounds.length > 60 ? [40, 12, count(rounds.length)] : [],
  };
  return Object.fromEntries(
    Object.entries(texts).map(([part, list]) => [
      part,
      list.flatMap((each) => numbersIn(`${each}`)),
    ]),
  ) as Record<PartId, string[]>;
}

/** The numbers of a list that shows its first and last items where it is long, and says how many it leaves out. */
function ends<T>(
  list: readonly T[],
  head: number,
  tail: number,
  of: (item: T) => (string | number)[],
  leftOut: (all: number) => number[] = () => [],
): (string | number)[] {
  if (list.length <= head + tail) return list.flatMap(of);
  const first = list.slice(0, head).flatMap(of);
  return [...first, ...leftOut(list.length), ...list.slice(-tail).flatMap(of)];
}

/** Whether the moment is after setup and the move of a disk. */
const hasBegun = ({ moment: { stage } }: AnswerAt) => stage !== 'setup' && stage !== 'storage';

function verdictOf(
  { outcome, blackoutMs, pullMs, rounds: all }: AnswerAt,
  rounds: number,
): (string | number)[] {
  const last = all.findLast(({ live }) => live);
  switch (outcome) {
    case 'converged':
      if (pullMs > 0) return [duration(blackoutMs), duration(pullMs)];
      return [...(rounds ? [count(rounds)] : []), duration(blackoutMs)];
    case 'forced':
      return [count(rounds), duration(blackoutMs)];
    case 'aborted':
      if (last?.pagesUnsent) return [last.round];
      return rounds ? [count(rounds)] : [];
    case 'not-converged':
      return rounds ? [count(rounds)] : [];
    default:
      return [];
  }
}

type OwnLink = Scenario['link'];

/** The goodput of a link at a moment, bytes a second. */
const goodputAt = ({ bytesPerSecond, changes }: OwnLink, ms: number): number =>
  changes.toSorted((a, b) => a.atMs - b.atMs).findLast(({ atMs }) => atMs <= ms)?.bytesPerSecond ??
  bytesPerSecond;

/** Bytes a second at which the disk, or what mirroring sends, crosses the link at the moment. */
function diskRate(answer: AnswerAt): number {
  const { link, storage, policy } = effectiveScenario(answer);
  const isSmb = link.transport.startsWith('smb') && policy.id.startsWith('hyper-v');
  const goodput = goodputAt(link, answer.moment.atMs);
  return Math.min(goodput * (isSmb ? link.nics : 1), storage.diskBytesPerSecond);
}

function linkNumbers(answer: AnswerAt, run: Run): string[] {
  const { stage, step, leftPages, linkBytesPerSecond: rate, bottleneck, atMs } = answer.moment;
  if (stage === 'setup' || stage === 'cleanup') return [];
  if (stage === 'storage') return diskRate(answer) > 0 ? [linkRate(diskRate(answer))] : [];
  const isPaused = step === 'device-state' && rate > 0;
  const { heldBackTo: held, stepShare } = run.at(atMs);
  // Nothing is sent while the destination takes over.
  if (step === 'resume') return [percent(currentShare(1 - stepShare, 1))];
  const isCut = rate === 0;
  return [
    ...(isCut ? [] : [linkRate(rate)]),
    ...(isPaused || leftPages === null ? [] : [count(Math.round(leftPages))]),
    ...(held !== null
      ? [linkRate(held)]
      : bottleneck?.code === 'compression'
        ? [linkRate(bottleneck.bytesPerSecond)]
        : []),
  ];
}

function captionOf(answer: AnswerAt, round: RoundRecord | null): (string | number)[] {
  const { scenario, moment, outcome, failure, stopReason, blackoutMs } = answer;
  const { vm } = scenario;
  const disk = storageMove(effectiveScenario(answer));
  const step = {
    reserve: [bytes(vm.memoryBytes)],
    'copy-disk': [bytes(disk.copiedBytes)],
    'mirror-disk': [bytes(Math.round(disk.outstandingBytes))],
    'last-pages': [count(round?.pagesToSend ?? 0)],
    'device-state': [bytes(vm.deviceStateBytes)],
  } as Record<string, string[]>;
  // A caption that tells of a cut link has no numbers.
  if (new Run(answer).at(moment.atMs).traffic(true) === 'cut') return [];
  const link = editedLink(scenario);
  const rate = goodputAt(link, moment.atMs);
  const slowed = rate < link.bytesPerSecond ? [linkRate(rate)] : [];
  const ofStep = step[moment.step ?? ''] ?? [];
  switch (moment.stage) {
    case 'setup':
      return ofStep;
    case 'storage':
      return [...ofStep, ...slowed];
    case 'state':
      return [duration(blackoutMs), ...(slowed.length ? slowed : ofStep)];
    case 'pull':
      return slowed;
    case 'memory': {
      if (!round) return [];
      if (slowed.length) return [count(round.round), count(round.pagesToSend), ...slowed];
      const before = answer.rounds.find((each) => each.round === round.round - 1);
      const isOwn = before && before.pagesSkipped + before.pagesUnsent === 0;
      return [
        count(round.round),
        count(round.pagesToSend),
        ...(isOwn ? [count(before.round)] : []),
      ];
    }
    case 'cleanup':
      if (outcome === 'not-converged' || (failure && outcome !== 'failed')) return [];
      return hasMoved(answer) ? [] : [stopReason];
    default:
      return [];
  }
}

function eventNumbers(event: MigrationEvent, answer: AnswerAt): (string | number)[] {
  const { scenario, failure, rounds, stopReason, blackoutMs, pullMs, pull } = answer;
  const disk = storageMove(effectiveScenario(answer));
  const because = (reason: Reason) => explain(reason);
  const body = (): (string | number)[] => {
    switch (event.kind) {
      case 'begin':
        return failure && rounds.length === 0 ? [] : [bytes(scenario.vm.memoryBytes)];
      case 'disk':
        return [bytes(disk.copiedBytes)];
      case 'mirror':
        return [bytes(Math.round(disk.outstandingBytes))];
      case 'attempt-lost': {
        const { bytesSent } = answer.attempts[event.attempt - 1]!;
        return [event.attempt, ...(bytesSent > 0 ? [bytes(bytesSent)] : [])];
      }
      case 'round':
        return [count(event.round.round), count(event.round.pagesToSend)];
      case 'sync': {
        const { round, pagesDirtied, guestSpeed } = event.round;
        const speed = guestSpeed < 0.995 ? [percent(guestSpeed)] : [];
        return [round, count(pagesDirtied), ...speed, because(event.round)];
      }
      case 'link':
        return event.bytesPerSecond > 0 ? [linkRate(event.bytesPerSecond)] : [];
      case 'edit': {
        const { set = {}, writes = [] } = event.edit;
        const written = writes.reduce((all, range) => all + range.pages, 0);
        const values = Object.values(set).map((value) => JSON.stringify(value));
        return [...(written > 0 ? [count(written)] : []), ...values];
      }
      case 'pause': {
        const last = rounds.at(-1)!;
        const reason = failure ? (rounds.at(-2) ?? answer.stop) : answer.stop;
        const pages = pullMs > 0 || last.pagesToSend === 0 ? [] : [count(last.pagesToSend)];
        return [because(reason), ...pages, bytes(scenario.vm.deviceStateBytes)];
      }
      case 'resume':
        return event.moved ? [duration(blackoutMs)] : [];
      case 'announced':
        return [duration(blackoutMs + scenario.timing.announceMs)];
      case 'pulled':
        return [duration(pullMs), count(pull.reduce((all, { faults }) => all + faults, 0))];
      case 'lost':
      case 'failed':
      case 'given-up':
        return [stopReason];
      case 'end':
        return answer.outcome === 'not-converged' ? [stopReason] : [];
      case 'warning':
        // Numbers of events in the log of Windows.
        return { 'guest-network': [21024], 'long-blackout': [20417] }[event.warning.rule] ?? [];
    }
  };
  return [duration(event.ms), ...body()];
}
