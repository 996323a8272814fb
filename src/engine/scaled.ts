import { totalPages } from '../model/vm';
import { withEdit } from '../model/edits';
import { REASON_UNITS } from '../model/reason-units';
import { ALL_FIELDS, type ScenarioField } from '../model/scenario/fields';
import { at, put } from '../model/scenario/paths';
import type { MigrationResult, PageRange, Reason, Scenario } from '../model/types';
import type { Unit } from '../model/units';
import type { PrecopyPolicy } from '../policies/policy';
import type { Frame } from './frame';
import { finish, simulatePages } from './run';
import type { PageKernel } from './kernel';

/** The most pages of a scaled VM. */
const SCALED_PAGES = 65536;

/** The fewest pages in a slice: smaller slices cost more and add nothing. */
const MIN_SLICE = 64;
const MAX_SLICES = 65536;

/** A VM that stands for a larger one, and the policy with its mechanism on that VM. */
interface Small {
  scenario: Scenario;
  policy: PrecopyPolicy;
  factor: number;
}

/** Divides every size and rate by the same factor; times do not change. */
export function scaleDown(scenario: Scenario, policy: PrecopyPolicy, factor: number): Small {
  const small = factor === 1 ? scenario : shrink(scenario, policy, factor);
  const { slicePages: whole } = policy.mechanism;
  const least = Math.max(MIN_SLICE, Math.ceil(totalPages(small.vm) / MAX_SLICES));
  const slicePages = whole === null ? null : Math.max(least, Math.round(whole / factor));
  const mechanism = { ...policy.mechanism, slicePages, scale: factor };
  return { scenario: small, policy: { ...policy, mechanism }, factor };
}

/** Simulates a scenario with a smaller VM and yields during the work; counts are scaled back up. */
export function* scaledRun(
  kernel: PageKernel,
  scenario: Scenario,
  policy: PrecopyPolicy,
  factor: number,
): Generator<number, MigrationResult> {
  const small = scaleDown(scenario, policy, factor);
  const run = simulatePages(kernel, small.scenario, small.policy, { proof: false });
  return { ...enlarge(yield* run, factor), scenario, model: 'scaled-pages' };
}

/** Simulates on the page engine with at most `maxPages` pages. */
export function simulateScaled(
  kernel: PageKernel,
  scenario: Scenario,
  policy: PrecopyPolicy,
  maxPages = SCALED_PAGES,
): MigrationResult {
  const factor = Math.max(1, Math.ceil(totalPages(scenario.vm) / maxPages));
  return finish(scaledRun(kernel, scenario, policy, factor));
}

/** Turns a frame of a smaller VM into one of the full VM. */
export function enlargeFrame(frame: Frame, { vm }: Scenario, factor: number): Frame {
  const pages = totalPages(vm);
  const all = (count: number) => Math.min(pages, count * factor);
  return {
    ...frame,
    pages,
    pagesPerCell: frame.pagesPerCell * factor,
    cursor: frame.cursor === null ? null : all(frame.cursor),
    absentPages: all(frame.absentPages),
    dirtyPages: all(frame.dirtyPages),
    stalePages: all(frame.stalePages),
  };
}

/** The scenario with every size and rate divided; values of edits are divided too. */
function shrink(scenario: Scenario, policy: PrecopyPolicy, factor: number): Scenario {
  let now = scenario;
  const edits = scenario.edits.map((edit) => {
    now = withEdit(now, edit);
    const own = edit.set?.['link.bytesPerSecond'];
    const small = shrinkValues(now, policy, factor);
    const given = Object.keys(edit.set ?? {});
    // The working set must be rounded as one field.
    const paths = given.some((path) => path.startsWith('workload.')) ? [...given, ...PLACE] : given;
    const set = paths.map((path) => [path, at(small, path)]);
    return {
      ...edit,
      set: {
        ...Object.fromEntries(set),
        ...(own === undefined ? {} : { 'link.bytesPerSecond': (own as number) / factor }),
      },
      writes: shrinkRanges(edit.writes ?? [], factor),
    };
  });
  return { ...shrinkValues(scenario, policy, factor), edits };
}

const PLACE = ['workload.firstPage', 'workload.workingSetPages', 'workload.sweepFrom'];

/** Both ends are rounded, so that ranges that touch still do. */
function shrinkRanges(ranges: readonly PageRange[], factor: number): PageRange[] {
  return ranges
    .map(({ firstPage, pages }) => {
      const first = Math.round(firstPage / factor);
      return { firstPage: first, pages: Math.round((firstPage + pages) / factor) - first };
    })
    .filter(({ pages }) => pages > 0);
}

/**
 * The values of a scenario for a VM that is so many times smaller; the table of fields says how
 * each scales.
 */
function shrinkValues(scenario: Scenario, policy: PrecopyPolicy, factor: number): Scenario {
  const small = structuredClone(scenario);
  for (const [path, field] of ALL_FIELDS) put(small, path, scaled(at(small, path), field, factor));
  const { vm, workload } = small;
  const pages = Math.ceil(totalPages(vm) / factor);
  vm.memoryBytes = pages * vm.pageBytes;
  workload.firstPage = Math.min(workload.firstPage, pages - workload.workingSetPages);
  workload.sweepFrom = Math.min(workload.sweepFrom, workload.workingSetPages - 1);
  const { options } = small.policy;
  for (const [key, { unit }] of Object.entries(policy.options))
    if (SIZES.has(unit)) options[key]! /= factor;
  return small;
}

/** Units of options that scale with the VM. */
const SIZES: ReadonlySet<Unit> = new Set(['pages', 'bytes', 'bytes/s']);

/** The value of a field for a VM that is so many times smaller. */
function scaled(value: unknown, field: ScenarioField, factor: number): unknown {
  if (field.kind === 'list' && Array.isArray(value))
    return value.map((record: Record<string, number>) =>
      Object.fromEntries(
        Object.entries(record).map(([key, part]) => [key, scaled(part, field.of[key]!, factor)]),
      ),
    );
  if (typeof value !== 'number' || field.kind !== 'number' || !field.scaled) return value;
  const divided = value / factor;
  return field.scaled === 'exact' ? divided : Math.max(field.min, Math[field.scaled](divided));
}

function enlarge(result: MigrationResult, factor: number): MigrationResult {
  return {
    ...result,
    stop: enlargeReason(result.stop, factor),
    bytesSent: result.bytesSent * factor,
    pull: result.pull.map((step) => ({
      ...step,
      missingPages: step.missingPages * factor,
      faults: step.faults * factor,
    })),
    attempts: result.attempts.map((attempt) => ({
      ...attempt,
      bytesSent: attempt.bytesSent * factor,
    })),
    rounds: result.rounds.map((round) => ({
      ...round,
      ...enlargeReason(round, factor),
      pagesToSend: round.pagesToSend * factor,
      pagesSent: round.pagesSent * factor,
      zeroPagesSent: round.zeroPagesSent * factor,
      pagesSkipped: round.pagesSkipped * factor,
      pagesUnsent: round.pagesUnsent * factor,
      pagesDirtied: round.pagesDirtied * factor,
      newPagesDirtied: round.newPagesDirtied * factor,
      bytesSent: round.bytesSent * factor,
    })),
  };
}

function enlargeReason({ code, values }: Reason, factor: number): Reason {
  const scaled = Object.entries(values).map(([key, value]) => [
    key,
    REASON_UNITS[key as keyof typeof REASON_UNITS] === 'pages' ? value * factor : value,
  ]);
  return { code, values: Object.fromEntries(scaled) };
}
