import { bytes, count, pagesOf, percent } from '../format';

/** A number of pages, and their share of all. */
const share = (pages: number, all: number) => `${pagesOf(pages)} (${percent(pages / all)})`;

const hex = (address: number) => `0x${address.toString(16)}`;

interface ShownPage {
  page: number;
  pageBytes: number;
  /** Its state, from `states` or `zeroStates`. */
  state: string;
}

const pageOf = ({ page, pageBytes, state }: ShownPage) =>
  `Page ${count(page)} at ${hex(page * pageBytes)}: ${state}`;

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
  page: pageOf,
  /** The cell stands for more pages than the one that it shows. */
  cell: (shown: ShownPage, first: number, last: number) =>
    `${pageOf(shown)}. The cell stands for pages ${count(first)} to ${count(last)} (${bytes((last - first + 1) * shown.pageBytes)} from ${hex(first * shown.pageBytes)}).`,
  states: {
    source: { absent: 'not sent', again: 'dirty again', current: 'sent and clean' },
    destination: { absent: 'missing', again: 'stale', current: 'current' },
  },
  zeroStates: {
    source: {
      absent: 'not sent, zero page',
      again: 'dirty again, zero page',
      current: 'sent and clean, zero page',
    },
    destination: {
      absent: 'missing, zero page',
      again: 'stale, zero page',
      current: 'current, zero page',
    },
  },
};
