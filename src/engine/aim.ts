import { Stream } from '../model/random';
import { sweepLead } from './guest-writes';
import type { Interval } from './interval';
import { KNOTS, MAX_KNOTS } from './memory-map';
import type { Migration } from './migration';

const PHASE_KNOTS = 512;
const FIRST_KNOT = KNOTS / 8;

/** Guest seconds from the interval's start to a moment, ms. */
type GuestClock = (ms: number) => number;

/** Points the kernel at what the bitmaps hold. `isOpen` says that nothing in them was written yet. */
export function aimOutside({ kernel, scan }: Migration, isOpen: boolean): void {
  kernel.setMoment(0, 0, 0, isOpen ? 1 : -1);
  kernel.setSweep(0, 0, 0, 0);
  kernel.setScan(0, 0, 0, 0, scan.pageCost, scan.zeroCost);
}

/** Points the kernel at a moment of the interval; returns the page the scan has reached. */
export function aimInside(migration: Migration, interval: Interval, ms: number): number {
  const { kernel, scan, scenario } = migration;
  const guestAt = guestClock(migration, interval);
  const key = migration.key(interval, Stream.frame);
  kernel.setMoment(...key, guestAt(ms), interval.guestSeconds);
  const { kind, writesPerSecond, firstPage, workingSetPages } = scenario.workload;
  if (kind === 'sequential') {
    const start = interval.guestStart + sweepLead(scenario.workload);
    kernel.setSweep(writesPerSecond, start, firstPage, workingSetPages);
  } else kernel.setSweep(0, 0, 0, 0);
  writeKnots(migration, interval, guestAt);
  const { reached, wrapped, wrapBytes } = walkTo(migration, interval, ms);
  const { pageCost, zeroCost } = scan;
  kernel.setScan(interval.cursor, reached, wrapped ? 1 : 0, wrapBytes, pageCost, zeroCost);
  return reached;
}

function guestClock({ clock, memoryStartMs }: Migration, interval: Interval): GuestClock {
  const at = (ms: number) => clock.at((ms - memoryStartMs) / 1000);
  const from = at(interval.startMs);
  const whole = at(interval.endMs) - from;
  const speed = whole > 0 ? interval.guestSeconds / whole : 0;
  return (ms) => Math.min((at(ms) - from) * speed, interval.guestSeconds);
}

/** How far the scan has come by a moment. */
function walkTo(migration: Migration, interval: Interval, ms: number) {
  if (ms >= interval.endMs) return interval;
  const link = interval.live ? migration.live : migration.paused;
  const carried = link.bytesBetween(interval.startMs, ms) * interval.stretch;
  const sent = Math.min(carried, interval.bytes);
  return migration.scan.walk(interval.cursor, Infinity, sent * (1 + 1e-12));
}

/** Tabulates guest seconds over wire bytes of the interval, for the moment each page leaves. */
function writeKnots(migration: Migration, interval: Interval, guestAt: GuestClock): void {
  const link = interval.live ? migration.live : migration.paused;
  const { startMs, endMs, bytes, stretch } = interval;
  const moments = [startMs, ...link.changesBetween(startMs, endMs)];
  const sentMs = Math.min(endMs, link.finish(startMs, bytes / stretch));
  if (!migration.clock.isUniform)
    for (let i = 1; i < PHASE_KNOTS; i++)
      moments.push(startMs + ((sentMs - startMs) * i) / PHASE_KNOTS);
  moments.push(sentMs);
  moments.sort((a, b) => a - b);
  const { f64 } = migration.kernel;
  let at = FIRST_KNOT;
  for (const moment of moments.slice(0, MAX_KNOTS - 1)) {
    f64[at++] = link.bytesBetween(startMs, moment) * stretch;
    f64[at++] = guestAt(moment);
  }
  f64[at] = 1e300;
  f64[at + 1] = guestAt(endMs);
}
