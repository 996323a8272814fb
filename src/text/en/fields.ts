import type { WrittenUnit } from '../../model/units';
import { bytes, number } from '../format';

/** The values allowed for a number; bounds as they are written. */
interface NumberBounds {
  min: string;
  max: string;
  /** Not the lowest one itself. */
  above: boolean;
  integer: boolean;
  /** Null is allowed as well. */
  orNull: boolean;
  /** The unit of a number alone, and of its examples; null if it has none. */
  unit: WrittenUnit | null;
}

const EXAMPLES: Readonly<Record<WrittenUnit, string>> = {
  bytes: '"16 GiB"',
  'bytes/s': '"10 Gb/s" or "120 MB/s"',
  ms: '"20 ms"',
  s: '"90 s"',
  us: '"5 us"',
  ns: '"180 ns"',
  pages: '"4096 pages" or "16 MiB"',
  '/s': '"40000/s" or "160 MB/s"',
};

/** The values allowed for the fields of a scenario. */
export const fields = {
  number({ min, max, above, integer, orNull, unit }: NumberBounds): string {
    const kind = integer ? 'a whole number' : 'a number';
    const range = above ? `above ${min}, at most ${max}` : `from ${min} to ${max}`;
    const written = unit ? ` (${unit}), or text with a unit such as ${EXAMPLES[unit]}` : '';
    return `${kind} ${range}${written}${orNull ? ', or null' : ''}`;
  },
  oneOf: (words: readonly (string | number)[]) => `one of ${words.join(', ')}`,
  powers: (least: string, most: string, unit: string) =>
    `a power of two from ${least} to ${most} (${unit}), or text with a unit such as "2 MiB"`,
  flag: 'true or false',
  list: 'a list',
  entries: (most: number) => `a list of at most ${most} entries`,
  names: (most: number) => `a list of at most ${most} names`,
  networks: (most: number) => `a list of at most ${most} networks`,
  object: 'an object',
  keys: (keys: readonly string[]) => `only the keys ${keys.join(', ')}`,
  options: (names: readonly string[]) => `only the options ${names.join(', ') || '(none)'}`,
  text: {
    text: (most: number) => `a name of 1 to ${most} characters on one line`,
    optional: (most: number) => `text of at most ${most} characters on one line`,
    address: 'an IPv4 or IPv6 address such as 10.0.0.11 or fd00::11',
    network: 'a network such as 10.0.0.0/24 or fd00::/64',
    drive: 'a drive letter with a colon, such as C:',
  },
  /** The same for texts with invisible characters. */
  unseen: {
    text: (most: number) =>
      `a name of 1 to ${most} characters on one line, without control characters and marks of direction`,
    optional: (most: number) =>
      `text of at most ${most} characters on one line, without control characters and marks of direction`,
  },
  moves: { vm: 'an object with memoryBytes' },
  /** The values allowed for a field because of other fields. */
  together: {
    workingSet: (pages: number, memoryBytes: number) =>
      `at most the ${pages} pages of vm.memoryBytes (${memoryBytes})`,
    firstPage: (most: number, workingSetPages: number, pages: number) =>
      `at most ${most}, so that the working set of ${workingSetPages} pages fits into the ${pages} pages of memory`,
    filled: (from: number, firstPage: number, lastPage: number, pages: number) =>
      `pages from vm.filledFirstPage (${from}) that hold the working set (${firstPage} to ${lastPage}) and fit into the ${pages} pages of memory`,
    sweepFrom: (pages: number) => `below the ${pages} pages of the working set`,
    /** The most that a dirty rate over a period can be, and why. */
    dirtyRate: {
      most: (most: number, seconds: number, set: { pages: number; pageBytes: number }) =>
        `at most ${bytes(most)}/s (${Math.floor(most)}) over ${number(seconds)} s: the pattern writes no more of the working set of ${set.pages} pages (${bytes(set.pages * set.pageBytes)}) in that time. A larger working set or a shorter period allows more`,
      idle: () => '0 if workload.kind is idle, which writes nothing',
    },
    writes: (writes: number) =>
      `no value, because workload.dirtyRate is given (${writes} writes a second)`,
    guests: '1 if storage.kind is shared-nothing',
    delta: (pageBytes: number) => `at most vm.pageBytes (${pageBytes})`,
  },
  edits: {
    moment: 'a moment in ms, or text with a unit such as "20 ms"',
    cancel: 'true',
    alone: 'none if several moves share the link',
    inOrder: (lastMs: number) => `at least ${lastMs}, in order of time`,
    path: 'a path such as link.bytesPerSecond, below workload, link or policy.options',
    writes: (pages: number) => `pages below the ${pages} of memory`,
  },
  /** Errors of a whole file, and what is allowed. */
  file: {
    long: (bytes: number) => `a file of ${bytes} bytes`,
    empty: 'an empty file',
    unread: 'a folder, or a file that cannot be read',
    notJson: (why: string) => `text that is not JSON (${why})`,
    atMost: (bytes: number) => `at most ${bytes}`,
    scenario: 'a JSON object with "v": 1',
    object: 'a JSON object',
  },
};
