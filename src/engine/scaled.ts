import { totalPages } from '../model/vm';
import { withEdit } from '../model/edits';
import type { MigrationResult, PageRange, Reason, Scenario } from '../model/types';
import type { PrecopyPolicy } from '../policies/policy';
import { finish, simulatePages } from './run';
import type { PageKernel } from './kernel';

/** A scaled VM has at most this many pages. */
const SCALED_PAGES = 65536;

/** Finer slices would cost more than they tell. */
const MIN_SLICE = 64;

/**
 * Simulates on the page engine with every size and rate divided by the same factor, so that at most
 * `maxPages` pages stand for the VM; times stay what they are. Counts are given at full scale again.
 */
export function simulateScaled(
  kernel: PageKernel,
  scenario: Scenario,
  policy: PrecopyPolicy,
  maxPages = SCALED_PAGES,
): MigrationResult {
  const factor = Math.max(1, Math.ceil(totalPages(scenario.vm) / maxPages));
  const small = factor === 1 ? scenario : shrink(scenario, policy, factor);
  const { slicePages: whole } = policy.mechanism;
  const slicePages = whole === null ? null : Math.max(MIN_SLICE, Math.round(whole / factor));
  const smallPolicy = { ...policy, mechanism: { ...policy.mechanism, slicePages, scale: factor } };
  const result = finish(simulatePages(kernel, small, smallPolicy, { proof: false }));
  return { ...enlarge(result, factor), scenario, model: 'scaled-pages' };
}

/** The scenario with every size and rate divided, those of its edits as what they make of it. */
function shrink(scenario: Scenario, policy: PrecopyPolicy, factor: number): Scenario {
  let now = scenario;
  const edits = scenario.edits.map((edit) => {
    now = withEdit(now, edit);
    const own = edit.set?.['link.bytesPerSecond'];
    const small = shrinkValues(now, policy, factor);
    const given = Object.keys(edit.set ?? {});
    // The working set is rounded as one.
    const paths = given.some((path) => path.startsWith('workload.')) ? [...given, ...PLACE] : given;
    const set = paths.map((path) => [path, valueAt(small, path)]);
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

const valueAt = (scenario: Scenario, path: string): unknown =>
  path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], scenario);

/** Both ends are rounded, so that ranges that meet still do. */
function shrinkRanges(ranges: readonly PageRange[], factor: number): PageRange[] {
  return ranges
    .map(({ firstPage, pages }) => {
      const first = Math.round(firstPage / factor);
      return { firstPage: first, pages: Math.round((firstPage + pages) / factor) - first };
    })
    .filter(({ pages }) => pages > 0);
}

function shrinkValues(scenario: Scenario, policy: PrecopyPolicy, factor: number): Scenario {
  const { vm, workload, link, storage, moves } = scenario;
  const pages = Math.ceil(totalPages(vm) / factor);
  const workingSetPages = Math.max(1, Math.round(workload.workingSetPages / factor));
  const scale = (key: string, value: number) =>
    ['pages', 'bytes', 'bytes/s'].includes(policy.options[key]?.unit ?? '')
      ? value / factor
      : value;
  return {
    ...scenario,
    vm: {
      ...vm,
      memoryBytes: pages * vm.pageBytes,
      deviceStateBytes: vm.deviceStateBytes / factor,
      filledFirstPage: vm.filledFirstPage && Math.floor(vm.filledFirstPage / factor),
      vcpus: vm.vcpus / factor,
      filledPages: vm.filledPages && Math.ceil(vm.filledPages / factor),
    },
    workload: {
      ...workload,
      workingSetPages,
      firstPage: Math.min(Math.floor(workload.firstPage / factor), pages - workingSetPages),
      writesPerSecond: workload.writesPerSecond / factor,
      touchesPerSecond: workload.touchesPerSecond / factor,
      sweepFrom: Math.min(Math.floor(workload.sweepFrom / factor), workingSetPages - 1),
    },
    link: {
      ...link,
      bytesPerSecond: link.bytesPerSecond / factor,
      compressBytesPerSecond: link.compressBytesPerSecond / factor,
      smbLimitBytesPerSecond: link.smbLimitBytesPerSecond && link.smbLimitBytesPerSecond / factor,
      changes: link.changes.map((change) => ({
        ...change,
        bytesPerSecond: change.bytesPerSecond / factor,
      })),
    },
    moves: {
      ...moves,
      streamBytesPerSecond: moves.streamBytesPerSecond && moves.streamBytesPerSecond / factor,
    },
    storage: {
      ...storage,
      diskBytes: storage.diskBytes / factor,
      writeBytesPerSecond: storage.writeBytesPerSecond / factor,
      diskBytesPerSecond: storage.diskBytesPerSecond / factor,
    },
    policy: {
      ...scenario.policy,
      options: Object.fromEntries(
        Object.entries(scenario.policy.options).map(([key, value]) => [key, scale(key, value)]),
      ),
    },
  };
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
    /pages/i.test(key) ? value * factor : value,
  ]);
  return { code, values: Object.fromEntries(scaled) };
}
