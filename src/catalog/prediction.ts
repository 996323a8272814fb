import type { Outcome } from '../model/types';
import { type Recorded, versionOf } from './recorded';

/** The figures by which a recorded run and its prediction are compared; null if not known. */
export interface Figures {
  converged: boolean | null;
  /** Syncs of the dirty bitmap, including the one in the setup and the one after the stop. */
  syncs: number | null;
  totalMs: number | null;
  bytesSent: number | null;
  downtimeMs: number | null;
  /** Newly dirty pages at each sync after the setup. */
  newDirty: number[];
}

export interface PredictedRun {
  id: string;
  quiet: boolean;
  predicted: Figures;
  measured: Figures;
}

/** The measured figures of a recorded run. */
export function measuredFigures(record: Recorded): Figures {
  const { out = {}, syncs = [] } = record;
  return {
    converged: out.converged ?? null,
    syncs: out.ram?.['dirty-sync-count'] ?? null,
    totalMs: out.total_time_ms ?? null,
    bytesSent: bytesOfPages(record),
    downtimeMs: out.downtime_ms ?? null,
    newDirty: syncs.slice(1).map((sync) => sync.new_dirty),
  };
}

/** Bytes of pages with their headers, counted as QEMU 7.2 counts them. */
function bytesOfPages({ in: given, out }: Recorded): number | null {
  const ram = out?.ram;
  if (versionOf({ in: given }) < 10 || ram?.['precopy-bytes'] === undefined)
    return ram?.transferred ?? null;
  const after = (ram['downtime-bytes'] ?? 0) + (ram['postcopy-bytes'] ?? 0);
  return ram['precopy-bytes'] + after;
}

/** The recorded VM always keeps two more pages dirty: its counters and its stack. */
const GUEST_OWN_PAGES = 2;

/** The result with one seed, as far as it is compared; the engine's `SeedOutcome` fits it. */
export interface SeedRun {
  outcome: Outcome;
  totalMs: number;
  blackoutMs: number;
  bytesSent: number;
  /** Newly dirty pages after each live round. */
  newDirty: readonly number[];
}

/** The figures of the result with one seed. */
export function seedFigures({
  outcome,
  totalMs,
  blackoutMs,
  bytesSent,
  newDirty,
}: SeedRun): Figures {
  const converged = outcome === 'converged';
  return {
    converged,
    syncs: 1 + newDirty.length + (converged ? 1 : 0),
    totalMs,
    bytesSent,
    downtimeMs: converged ? blackoutMs : null,
    // No time passes between the last check and the stop, so the sync after it finds no new page.
    newDirty: [...newDirty.map((pages) => pages + GUEST_OWN_PAGES), ...(converged ? [0] : [])],
  };
}

/**
 * The prediction of a run: medians over seeds. The list of newly dirty pages is that of the run
 * with the median total time.
 */
export function predict(runs: readonly Figures[]): Figures {
  const converging = runs.filter((run) => run.converged);
  const converged = converging.length * 2 > runs.length;
  return {
    converged,
    syncs: Math.round(median(runs.map((run) => run.syncs!))),
    totalMs: median(runs.map((run) => run.totalMs!)),
    bytesSent: median(runs.map((run) => run.bytesSent!)),
    downtimeMs: converged ? median(converging.map((run) => run.downtimeMs!)) : null,
    newDirty: middleRun(runs).newDirty,
  };
}

/** The run with the median total time. Of runs with the same whole milliseconds, the middle one. */
function middleRun(runs: readonly Figures[]): Figures {
  const whole = ({ totalMs }: Figures) => Math.round(totalMs!);
  const sorted = [...runs].sort((a, b) => whole(a) - whole(b));
  const total = whole(sorted[Math.floor((sorted.length - 1) / 2)]!);
  const alike = sorted.filter((run) => whole(run) === total);
  alike.sort((a, b) => (a.newDirty[0] ?? 0) - (b.newDirty[0] ?? 0));
  return alike[Math.floor((alike.length - 1) / 2)]!;
}

/** A recorded run and its prediction from runs with several seeds. */
export function rowOf(record: Recorded, runs: readonly SeedRun[]): PredictedRun {
  return {
    id: record.id,
    quiet: record.quiet ?? false,
    predicted: predict(runs.map(seedFigures)),
    measured: measuredFigures(record),
  };
}

export interface ErrorSpread {
  median: number | null;
  p90: number | null;
}

/** How well the predictions of some runs match. Errors are relative to the measured values. */
export interface Summary {
  runs: number;
  verdictsRight: number;
  syncsExact: number;
  syncsWithinOne: number;
  totalMs: ErrorSpread;
  bytesSent: ErrorSpread;
  firstRoundDirty: ErrorSpread;
  perRoundDirty: ErrorSpread;
  /**
   * Only for runs that the link limits, because QEMU's own limit does not apply in the stop phase.
   */
  downtimeMs: ErrorSpread;
}

/** Sums up rows. `isLinkLimited` tells which runs count for the downtime. */
export function summarize(
  rows: readonly PredictedRun[],
  isLinkLimited: (row: PredictedRun) => boolean,
): Summary {
  const known = rows.filter((row) => row.measured.converged !== null);
  const right = known.filter(
    ({ predicted, measured }) => predicted.converged === measured.converged,
  );
  const completed = right.filter((row) => row.measured.converged);
  const counted = known.filter((row) => row.measured.syncs !== null);
  const apart = ({ predicted, measured }: PredictedRun) =>
    Math.abs(predicted.syncs! - measured.syncs!);
  const errors = (
    list: readonly PredictedRun[],
    of: (figures: Figures) => number | null | undefined,
  ) => spread(list.flatMap(({ predicted, measured }) => relative(of(predicted), of(measured))));
  return {
    runs: rows.length,
    verdictsRight: right.length,
    syncsExact: counted.filter((row) => apart(row) === 0).length,
    syncsWithinOne: counted.filter((row) => apart(row) <= 1).length,
    totalMs: errors(completed, (figures) => figures.totalMs),
    bytesSent: errors(completed, (figures) => figures.bytesSent),
    firstRoundDirty: errors(right, (figures) => figures.newDirty[0]),
    perRoundDirty: spread(
      right.flatMap(({ predicted, measured }) =>
        predicted.newDirty
          .slice(0, measured.newDirty.length - (measured.converged ? 1 : 0))
          .flatMap((pages, index) => relative(pages, measured.newDirty[index])),
      ),
    ),
    downtimeMs: errors(completed.filter(isLinkLimited), (figures) => figures.downtimeMs),
  };
}

/** The relative error as a list of one; an empty list if there is nothing to compare. */
export function relative(
  predicted: number | null | undefined,
  measured: number | null | undefined,
): number[] {
  if (predicted == null || measured == null || measured === 0) return [];
  return [Math.abs(predicted - measured) / measured];
}

function spread(errors: number[]): ErrorSpread {
  if (errors.length === 0) return { median: null, p90: null };
  const sorted = [...errors].sort((a, b) => a - b);
  return { median: median(errors), p90: sorted[Math.ceil(0.9 * sorted.length) - 1]! };
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}
