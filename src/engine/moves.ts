import './all-parts';
import { endsOf } from '../hyperv/ends';
import { messageOf } from '../hyperv/handshake';
import { placesOf } from '../hyperv/places';
import { fastest } from '../model/compression';
import { Link } from '../model/link';
import { isAlone, withShare } from '../model/link-share';
import { isHyperV } from '../model/product';
import { scenarioOfMove } from '../model/scenario/move-vm';
import type { LinkShare, MigrationResult, MoveRecord, Scenario } from '../model/types';
import { policyById, simultaneousOf } from '../policies';
import { least, sendingLimits } from '../policies/limits';
import { isCountable } from './countable';
import { simulateCounts } from './counts';
import { checkHosts, failedMove, failsInSetup, moveOf, takenOver } from './hosts-run';
import type { PageKernel } from './kernel';
import { isSaved, savedPolicy } from './saved-move';
import { simulateScaled } from './scaled';

/** Several moves that share a link, and the first move's part of it; null if its VM stays. */
export interface SharedMoves {
  moves: MoveRecord[];
  share: LinkShare | null;
}

/** The VMs that fit into the destination's memory, in order, and the others. */
function roomFor(scenario: Scenario): { fits: number[]; stays: number[] } {
  const { moves, hosts } = scenario;
  const indices = Array.from({ length: moves.count }, (_, index) => index);
  if (!hosts || !isHyperV(scenario)) return { fits: indices, stays: [] };
  let free = endsOf(hosts).destination.freeMemoryBytes;
  const room = { fits: [] as number[], stays: [] as number[] };
  for (const index of indices) {
    const { memoryBytes } = scenarioOfMove(scenario, index).vm;
    const isFitting = memoryBytes <= free;
    if (isFitting) free -= memoryBytes;
    room[isFitting ? 'fits' : 'stays'].push(index);
  }
  return room;
}

/** The record of a guest that stays because the destination cannot reserve its memory. */
const refused = (scenario: Scenario, index: number): MoveRecord => {
  const { setupMs, cleanupMs } = scenario.timing;
  return failedMove(scenario, index, setupMs * messageOf('reserve').share, cleanupMs);
};

/** One move in progress: when it started to send, and its parts of the link since then. */
interface Stream {
  index: number;
  startMs: number;
  given: { atMs: number; bytesPerSecond: number }[];
  /** Its VM has moved and fetches missing memory, so another move has its place. */
  isPulling: boolean;
  /** Its VM is saved to storage, and takes nothing of the link. */
  isSaved: boolean;
  /** How it ends if no other move starts or ends; null if it must be simulated again. */
  move: MoveRecord | null;
}

/**
 * Simulates VMs that leave one host together, in the order given. When a VM runs at the
 * destination, the next in the queue takes its place. Handshakes and cleanups overlap with other
 * moves. Senders share the link evenly, each as one stream with its own limit. VMs that still
 * fetch memory share it too. VMs that a drain saves take a place, and nothing of the link. VMs for
 * which the destination has no memory left stay.
 *
 * Whenever the number of senders changes, all of them are simulated again with their parts of the
 * link so far. The start of a run does not depend on later events, so its past does not change.
 */
export function simulateMoves(kernel: PageKernel, scenario: Scenario): SharedMoves {
  const { link, timing, moves } = scenario;
  const whole = wholeLink(scenario);
  const places = placesOf(scenario, simultaneousOf(scenario));
  const cap = moves.streamBytesPerSecond ?? Infinity;
  const { fits: queue, stays } = roomFor(scenario);
  const done = stays.map((index) => refused(scenario, index));
  let streams: Stream[] = [];
  let share: LinkShare | null = null;
  let nowMs = timing.setupMs;

  while (queue.length || streams.length) {
    while (queue.length && streams.filter(({ isPulling }) => !isPulling).length < places)
      streams.push({
        isSaved: isSaved(scenario, queue[0]!),
        index: queue.shift()!,
        startMs: nowMs,
        given: [],
        isPulling: false,
        move: null,
      });
    const senders = Math.max(1, streams.filter((stream) => !stream.isSaved).length);
    const part = (ms: number) => Math.min(cap, whole.rateAt(ms) / senders);
    for (const stream of streams) give(stream, nowMs, part(nowMs));
    // Until another move starts or ends, only the link itself changes.
    const later = link.changes
      .filter(({ atMs }) => atMs > nowMs)
      .map(({ atMs }) => ({ atMs, bytesPerSecond: part(atMs) }));
    for (const stream of streams) stream.move ??= run(kernel, scenario, stream, later);
    const nextMs = Math.min(...streams.map(nextOf));
    for (const stream of streams.filter((each) => nextOf(each) <= nextMs)) {
      const move = stream.move!;
      if (!stream.isPulling && move.pullMs > 0) {
        stream.isPulling = true;
        continue;
      }
      done.push(move);
      if (move.index === 0) share = shareOf(scenario, stream, later);
      streams = streams.filter((each) => each !== stream);
    }
    for (const { given } of streams) given.push(...later.filter(({ atMs }) => atMs < nextMs));
    nowMs = nextMs;
  }
  return { moves: done.sort((a, b) => a.index - b.index), share };
}

/** Moves the VMs that fit into the destination's memory, where only the first does not. */
export function moveOthers(kernel: PageKernel, failed: MigrationResult): MigrationResult {
  const { scenario } = failed;
  const first = isAlone(scenario) ? undefined : roomFor(scenario).fits[0];
  if (first === undefined) return failed;
  const check = checkHosts(scenarioOfMove(scenario, first));
  if (failsInSetup(check)) return failed;
  return { ...failed, moves: takenOver(simulateMoves(kernel, scenario).moves, check) };
}

/** Gives a stream a different part of the link from a moment on. */
function give(stream: Stream, atMs: number, bytesPerSecond: number): void {
  if (stream.given.at(-1)?.bytesPerSecond === bytesPerSecond) return;
  stream.given.push({ atMs, bytesPerSecond });
  stream.move = null;
}

/** When a move frees its place; after that, when it frees its part of the link. */
const nextOf = ({ isPulling, move }: Stream): number =>
  isPulling ? move!.endMs + move!.pullMs : move!.endMs;

/** The link, limited by what the host can do for all of its moves together. */
function wholeLink(scenario: Scenario): Link {
  const { link, policy } = scenario;
  const rule = policyById(policy.id);
  const shared = sendingLimits(scenario, rule).filter(({ isShared }) => isShared);
  const { linkFactor = 1 } = rule.wire?.(scenario, 1) ?? {};
  const host = shared.length ? least(shared).bytesPerSecond / linkFactor : null;
  return new Link(link.bytesPerSecond, link.changes, host);
}

/** The processors compress for each move in proportion to its part of the link. */
function shareOf(scenario: Scenario, stream: Stream, later: Stream['given']): LinkShare {
  const { link } = scenario;
  const [first, ...changes] = [...stream.given, ...later];
  const { bytesPerSecond } = first!;
  const part = fastest({ ...link, bytesPerSecond, changes }) / fastest(link);
  const compressBytesPerSecond = link.compressBytesPerSecond * Math.min(1, part);
  const share = { bytesPerSecond, changes, compressBytesPerSecond };
  return stream.isSaved ? { ...share, policy: savedPolicy(scenario) } : share;
}

function run(
  kernel: PageKernel,
  scenario: Scenario,
  stream: Stream,
  later: Stream['given'],
): MoveRecord {
  const { index, startMs } = stream;
  const own = scenarioOfMove(scenario, index);
  const alone: Scenario = {
    ...withShare(own, shareOf(scenario, stream, later)),
    // Its times count from the start of the first move.
    timing: { ...own.timing, setupMs: startMs },
  };
  const policy = policyById(alone.policy.id);
  const result = isCountable(alone)
    ? simulateCounts(alone, policy, kernel.engine)
    : simulateScaled(kernel, alone, policy);
  const endMs = startMs + result.brownoutMs + result.blackoutMs;
  return {
    ...moveOf(scenario, index),
    outcome: result.outcome,
    waitedMs: startMs - scenario.timing.setupMs,
    startMs,
    endMs,
    doneMs: endMs + result.pullMs + result.cleanupMs,
    brownoutMs: result.brownoutMs,
    blackoutMs: result.blackoutMs,
    pullMs: result.pullMs,
    bytesSent: result.bytesSent,
    ...(stream.isSaved && { isSaved: true }),
  };
}
