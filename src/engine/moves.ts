import { situationOf } from '../hyperv/situation';
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

/** How many moves may send at once. */
export function limitOf(scenario: Scenario): number {
  const { moves, hosts } = scenario;
  return moves.limit ?? (hosts ? situationOf({ ...scenario, hosts }).limit : HOST_LIMIT);
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
 *
 * Whenever somebody begins or ends, all who send are simulated again with what they were given so
 * far: the beginning of a run does not depend on what comes later, so its past stays what it was.
 */
export function simulateMoves(kernel: PageKernel, scenario: Scenario): SharedMoves {
  const { count, streamBytesPerSecond } = scenario.moves;
  const { link, timing } = scenario;
  const whole = new Link(link.bytesPerSecond, link.changes);
  const limit = limitOf(scenario);
  const cap = streamBytesPerSecond ?? Infinity;
  const done: MoveRecord[] = [];
  const queue = Array.from({ length: count }, (_, index) => index);
  let sending: Stream[] = [];
  let share: LinkShare | null = null;
  let nowMs = timing.setupMs;

  while (queue.length || sending.length) {
    while (queue.length && sending.length < limit)
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
