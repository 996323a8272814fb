import { endsOf } from '../hyperv/ends';
import { messageOf } from '../hyperv/handshake';
import { limitOf } from '../hyperv/situation';
import { Link } from '../model/link';
import type { LinkShare, MoveRecord, Scenario } from '../model/types';
import { policyById } from '../policies';
import { isCountable } from './countable';
import { simulateCounts } from './counts';
import type { PageKernel } from './kernel';
import { simulateScaled } from './scaled';

/** Several moves that share a link, and what the first of them got of it. */
export interface SharedMoves {
  moves: MoveRecord[];
  share: LinkShare;
}

/** Live migrations that a host takes part in at once, where nothing else is set: Microsoft's default. */
const HOST_LIMIT = 2;

/** How many moves may send at once, beside those that are under way already. */
export function placesOf({ moves, hosts }: Scenario): number {
  if (moves.limit !== null) return moves.limit;
  if (!hosts) return HOST_LIMIT;
  const { source, destination } = endsOf(hosts);
  const left = [source, destination].map((host) => limitOf(host, hosts.cluster) - host.underWay);
  return Math.max(1, Math.min(...left));
}

/** How many of the guests find room in the destination's memory. */
function fittingOf({ moves, hosts, vm, policy }: Scenario): number {
  if (!hosts || !policy.id.startsWith('hyper-v')) return moves.count;
  const { freeMemoryBytes } = endsOf(hosts).destination;
  return Math.min(moves.count, Math.floor(freeMemoryBytes / vm.memoryBytes));
}

/** A guest that stays, since the destination cannot reserve its memory. */
function refused({ seed, timing }: Scenario, index: number): MoveRecord {
  const ms = timing.setupMs * messageOf('reserve').share;
  return {
    index,
    seed: seed + index,
    outcome: 'failed',
    waitedMs: 0,
    startMs: ms,
    endMs: ms,
    doneMs: ms + timing.cleanupMs,
    brownoutMs: 0,
    blackoutMs: 0,
    bytesSent: 0,
  };
}

/** One move under way: when it began to send, and what it was given of the link since. */
interface Stream {
  index: number;
  startMs: number;
  given: { atMs: number; bytesPerSecond: number }[];
}

/**
 * Simulates equal guests that leave one host together. A place among those that send goes to the
 * next in the queue when a guest runs at the destination; handshakes and cleanups overlap with the
 * sending of others. Senders share the link evenly, each as one stream with a limit of its own.
 * Those for whom the destination has no memory left stay.
 *
 * Whenever somebody begins or ends, all who send are simulated again with what they were given so
 * far: the beginning of a run does not depend on what comes later, so its past stays what it was.
 */
export function simulateMoves(kernel: PageKernel, scenario: Scenario): SharedMoves {
  const { count, streamBytesPerSecond } = scenario.moves;
  const { link, timing } = scenario;
  const whole = new Link(link.bytesPerSecond, link.changes);
  const places = placesOf(scenario);
  const cap = streamBytesPerSecond ?? Infinity;
  const guests = Array.from({ length: count }, (_, index) => index);
  const queue = guests.slice(0, fittingOf(scenario));
  const done = guests.slice(queue.length).map((index) => refused(scenario, index));
  let sending: Stream[] = [];
  let share: LinkShare | null = null;
  let nowMs = timing.setupMs;

  while (queue.length || sending.length) {
    while (queue.length && sending.length < places)
      sending.push({ index: queue.shift()!, startMs: nowMs, given: [] });
    const part = (ms: number) => Math.min(cap, whole.rateAt(ms) / sending.length);
    for (const { given } of sending) given.push({ atMs: nowMs, bytesPerSecond: part(nowMs) });
    // As long as nobody else begins or ends, only the link itself changes.
    const later = link.changes
      .filter(({ atMs }) => atMs > nowMs)
      .map(({ atMs }) => ({ atMs, bytesPerSecond: part(atMs) }));
    const runs = sending.map((stream) => run(kernel, scenario, stream, later));
    const endMs = Math.min(...runs.map((move) => move.endMs));
    const ended = runs.filter((move) => move.endMs <= endMs);
    for (const move of ended) {
      done.push(move);
      const stream = sending.find(({ index }) => index === move.index)!;
      if (move.index === 0) share = shareOf(stream, later);
    }
    sending = sending.filter(({ index }) => !ended.some((move) => move.index === index));
    for (const { given } of sending) given.push(...later.filter(({ atMs }) => atMs < endMs));
    nowMs = endMs;
  }
  return { moves: done.sort((a, b) => a.index - b.index), share: share! };
}

const shareOf = ({ given }: Stream, later: Stream['given']): LinkShare => {
  const [first, ...rest] = [...given, ...later];
  return { bytesPerSecond: first!.bytesPerSecond, changes: rest };
};

function run(
  kernel: PageKernel,
  scenario: Scenario,
  stream: Stream,
  later: Stream['given'],
): MoveRecord {
  const { index, startMs } = stream;
  const seed = scenario.seed + index;
  const alone: Scenario = {
    ...scenario,
    seed,
    link: { ...scenario.link, ...shareOf(stream, later) },
    // Its clock is that of all.
    timing: { ...scenario.timing, setupMs: startMs },
  };
  const policy = policyById(scenario.policy.id);
  const result = isCountable(alone)
    ? simulateCounts(alone, policy, kernel.engine)
    : simulateScaled(kernel, alone, policy);
  const endMs = startMs + result.brownoutMs + result.blackoutMs;
  return {
    index,
    seed,
    outcome: result.outcome,
    waitedMs: startMs - scenario.timing.setupMs,
    startMs,
    endMs,
    doneMs: endMs + result.pullMs + result.cleanupMs,
    brownoutMs: result.brownoutMs,
    blackoutMs: result.blackoutMs,
    bytesSent: result.bytesSent,
  };
}
