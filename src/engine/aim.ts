import { type GuestClock } from '../model/guest-clock';
import type { Link } from '../model/link';
import type { Scenario } from '../model/types';
import type { Interval, Walk } from './interval';
import type { PageKernel } from './kernel';
import { KNOTS, MAX_KNOTS } from './layout';
import type { Scan } from './scan';

const PHASE_KNOTS = 512;
const FIRST_KNOT = KNOTS / 8;

/** The facts about a migration that determine the state of memory within an interval. */
export interface Surroundings {
  scan: Scan;
  link: Link;
  clock: GuestClock;
  memoryStartMs: number;
  workload: Scenario['workload'];
  /**
   * Guest seconds by which a sweep is ahead of a sweep that starts at the first page when round 0
   * starts.
   */
  sweepLead: number;
  /** The key of the random numbers that decide when a page was written. */
  key: [number, number];
}

/** The part of an interval that is done at a moment. */
export interface Reached {
  walk: Walk;
  guestSeconds: number;
}

/**
 * Sets the kernel to the current bitmaps. If `isOpen` is true, no page in them has been written
 * yet.
 */
export function aimOutside(kernel: PageKernel, scan: Scan, isOpen: boolean): void {
  kernel.setMoment(0, 0, 0, isOpen ? 1 : -1);
  kernel.setSweep(0, 0, 0, 0);
  kernel.setScan(0, 0, 0, 0, scan.pageCost, scan.zeroCost);
}

/** Sets the kernel to a moment of an interval, for the next frame, count or settlement. */
export function aimAt(
  kernel: PageKernel,
  { scan, link, clock, memoryStartMs, workload, sweepLead, key }: Surroundings,
  interval: Interval,
  ms: number,
): Reached {
  const { pageCost, zeroCost } = scan;
  const carried = link.bytesBetween(interval.startMs, ms) * interval.stretch;
  const sent = Math.min(carried, interval.bytes);
  const walk =
    ms >= interval.endMs ? interval : scan.walk(interval.cursor, Infinity, sent * (1 + 1e-12));
  const passed = (toMs: number) =>
    clock.at((toMs - memoryStartMs) / 1000) - clock.at((interval.startMs - memoryStartMs) / 1000);
  const whole = passed(interval.endMs);
  const speed = whole > 0 ? interval.guestSeconds / whole : 0;
  const guestAt = (toMs: number) => Math.min(passed(toMs) * speed, interval.guestSeconds);
  const guestSeconds = guestAt(ms);
  kernel.setMoment(...key, guestSeconds, interval.guestSeconds);
  const { kind, writesPerSecond, firstPage, workingSetPages } = workload;
  if (kind === 'sequential')
    kernel.setSweep(writesPerSecond, interval.guestStart + sweepLead, firstPage, workingSetPages);
  else kernel.setSweep(0, 0, 0, 0);
  writeKnots(kernel, link, clock.isUniform, interval, guestAt);
  const { reached, wrapped, wrapBytes } = walk;
  kernel.setScan(interval.cursor, reached, wrapped ? 1 : 0, wrapBytes, pageCost, zeroCost);
  return { walk, guestSeconds };
}

/** Writes a table of guest seconds by wire bytes sent, which gives the moment each page leaves. */
function writeKnots(
  { f64 }: PageKernel,
  link: Link,
  isUniform: boolean,
  { startMs, endMs, bytes, stretch }: Interval,
  guestAt: (ms: number) => number,
): void {
  const moments = [startMs, ...link.changesBetween(startMs, endMs)];
  const sentMs = Math.min(endMs, link.finish(startMs, bytes / stretch));
  if (!isUniform)
    for (let i = 1; i < PHASE_KNOTS; i++)
      moments.push(startMs + ((sentMs - startMs) * i) / PHASE_KNOTS);
  moments.push(sentMs);
  moments.sort((a, b) => a - b);
  let at = FIRST_KNOT;
  for (const moment of moments.slice(0, MAX_KNOTS - 1)) {
    f64[at++] = link.bytesBetween(startMs, moment) * stretch;
    f64[at++] = guestAt(moment);
  }
  f64[at] = 1e300;
  f64[at + 1] = guestAt(endMs);
}
