import { MAX_WRITES, defaultTouchesPerSecond, defaultWorkingSetPages } from './derived-defaults';
import { GuestClock } from './guest-clock';
import { oneMinusExpNegative } from './math';
import { type WritePattern, rateClasses } from './rate-classes';

/** What a tool reports: the bytes of the distinct pages that were written in a period, a second. */
export interface DirtyRate {
  bytesPerSecond: number;
  periodSeconds: number;
}

/** What the writes behind a dirty rate hang on. */
export interface DirtyVm {
  vm: { memoryBytes: number; pageBytes: number };
  workload: WritePattern & {
    phases: readonly { seconds: number; scale: number }[];
    dirtyRate: DirtyRate | null;
  };
}

const sum = (list: readonly number[]) => list.reduce((all, each) => all + each, 0);

/** Distinct pages that are written in so many guest seconds, on average. */
export const expectedDirtyPages = (workload: WritePattern, seconds: number): number =>
  pagesByWrites(workload, seconds)(workload.writesPerSecond);

/** The same as a function of the writes a second; classes are found once. */
function pagesByWrites(workload: WritePattern, seconds: number): (writes: number) => number {
  const { kind, workingSetPages } = workload;
  if (kind === 'sequential') return (writes) => Math.min(workingSetPages, writes * seconds);
  const classes = rateClasses({ ...workload, writesPerSecond: 1 });
  return (writes) =>
    sum(
      classes.map(
        ({ pages, writesPerPage }) => pages * oneMinusExpNegative(writesPerPage * writes * seconds),
      ),
    );
}

/** The dirty rate over a period, bytes a second, by the writes a second that make it. */
function rateByWrites({ vm, workload }: DirtyVm, periodSeconds: number) {
  const workingSetPages = workload.workingSetPages ?? defaultWorkingSetPages(vm);
  const seconds = new GuestClock(workload.phases).onAverage(periodSeconds);
  const pages = pagesByWrites({ ...workload, workingSetPages }, seconds);
  return (writes: number): number => (pages(writes) * vm.pageBytes) / periodSeconds;
}

/** The dirty rate that so many writes make over a period, bytes a second. */
export const dirtyRateOf = (of: DirtyVm, writes: number, periodSeconds: number): number =>
  rateByWrites(of, periodSeconds)(writes);

/** The greatest dirty rate that the pattern reaches over a period, bytes a second. */
export const mostDirtyRate = (of: DirtyVm, periodSeconds: number): number =>
  dirtyRateOf(of, MAX_WRITES, periodSeconds);

/** The longest period, at most `most` seconds, over which the pattern reaches a dirty rate. */
export function longestPeriod(of: DirtyVm, bytesPerSecond: number, most: number): number {
  const reaches = (seconds: number) => mostDirtyRate(of, seconds) >= bytesPerSecond;
  let [low, high] = [0, most];
  if (reaches(most)) return most;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (reaches(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** Halvings after which the writes are known to the last bit. */
const HALVINGS = 100;

/**
 * The fewest writes a second that give a dirty rate; the largest allowed number if none gives it.
 */
export function writesBehind(of: DirtyVm, { bytesPerSecond, periodSeconds }: DirtyRate): number {
  if (bytesPerSecond === 0) return 0;
  const rate = rateByWrites(of, periodSeconds);
  let [low, high] = [0, MAX_WRITES];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (rate(middle) < bytesPerSecond) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * Keeps a changed draft and its dirty rate together, in place: other writes end the rate, and
 * anything else changes the writes behind it. Touches follow where they followed before.
 */
export function followDirtyRate(
  before: { workload: { writesPerSecond: number; touchesPerSecond: number } & DirtyVm['workload'] },
  draft: DirtyVm & { workload: { touchesPerSecond: number } },
): void {
  const { workload } = draft;
  if (!workload.dirtyRate) return;
  const isSame = JSON.stringify(workload.dirtyRate) === JSON.stringify(before.workload.dirtyRate);
  if (isSame && workload.writesPerSecond !== before.workload.writesPerSecond) {
    workload.dirtyRate = null;
    return;
  }
  const follows = workload.touchesPerSecond === defaultTouchesPerSecond(before.workload);
  workload.writesPerSecond = writesBehind(draft, workload.dirtyRate);
  if (follows) workload.touchesPerSecond = defaultTouchesPerSecond(workload);
}
