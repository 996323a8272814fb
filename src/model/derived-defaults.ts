/** The largest VM, in bytes, and in pages of 4 KiB. */
export const MAX_MEMORY_BYTES = 2 ** 46;
export const MAX_PAGES = MAX_MEMORY_BYTES / 4096;

/** The most page writes a second. */
export const MAX_WRITES = 1e9;

/** The limits of a scenario that sets none: seconds and rounds. */
export const DEFAULT_LIMITS = { maxSeconds: 86_400, maxRounds: 1e6 } as const;

/** The default working set: a quarter of memory. */
export function defaultWorkingSetPages(vm: { memoryBytes: number; pageBytes: number }): number {
  const pages = Math.ceil(vm.memoryBytes / vm.pageBytes);
  return Math.max(1, Math.round(pages / 4));
}

/** The default touches a second: four (reads and writes) for every write. */
export function defaultTouchesPerSecond(workload: { writesPerSecond: number }): number {
  return Math.min(MAX_WRITES, 4 * workload.writesPerSecond);
}

/** Memory that one core compresses a second; illustrative: nothing is published. */
export const COMPRESSED_PER_CORE = 300e6;

/** What all cores of the host compress together. */
export function defaultCompressBytesPerSecond(link: { hostProcessors: number }): number {
  return Math.min(1e12, link.hostProcessors * COMPRESSED_PER_CORE);
}
