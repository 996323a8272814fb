import { pagesOf, percent } from '../format';

/** A number of pages, and their share of all. */
const share = (pages: number, all: number) => `${pagesOf(pages)} (${percent(pages / all)})`;

/** The memory of both hosts, in words. */
export const memoryMap = {
  computing: 'The memory map is being computed.',
  summary: {
    source: (absent: number, dirty: number, pages: number) =>
      `Source memory. Not sent yet: ${share(absent, pages)}. Dirty again: ${share(dirty, pages)}. The rest: sent and clean.`,
    destination: (absent: number, stale: number, pages: number) =>
      `Destination memory. Missing: ${share(absent, pages)}. Stale: ${share(stale, pages)}. The rest: current.`,
  },
  read: {
    source: 'Read a cell of the source memory',
    destination: 'Read a cell of the destination memory',
  },
};
