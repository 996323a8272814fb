import { bytes, count } from '../format';

const hex = (address: number) => `0x${address.toString(16)}`;

interface ShownPage {
  page: number;
  pageBytes: number;
  /** Its state, from `states` or `zeroStates`. */
  state: string;
}

const pageOf = ({ page, pageBytes, state }: ShownPage) =>
  `Page ${count(page)} at ${hex(page * pageBytes)}: ${state}`;

/** A cell of a memory map, in words. */
export const mapCell = {
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
