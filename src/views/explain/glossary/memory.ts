import { SOURCES } from '../sources';
import type { Term } from './term';

/** The memory of a guest, and how it is written. */
export const memoryTerms = {
  page: {
    term: 'Page',
    definition:
      'The unit in which memory is tracked and sent: 4 KiB, or 2 MiB for huge pages. One byte written makes the whole page dirty.',
    see: ['dirty-page', 'zero-page'],
  },
  'zero-page': {
    term: 'Zero page',
    definition:
      'A page that holds nothing but zeros. Its number is sent instead of its content: QEMU needs 9 bytes for one.',
    see: ['page', 'amplification'],
    source: SOURCES.qemu,
  },
  'dirty-page': {
    term: 'Dirty page',
    definition:
      'A page that the guest has written since it was last sent, so it has to be sent again.',
    see: ['dirty-bitmap', 'stale-page', 'dirty-rate'],
    source: SOURCES.brownout,
  },
  'dirty-bitmap': {
    term: 'Dirty bitmap',
    also: 'dirty log',
    definition:
      'One bit for each page, set by the first write to it. At the end of a round it is taken and cleared: its pages are the next round.',
    see: ['dirty-page', 'round'],
    source: SOURCES.brownout,
  },
  'stale-page': {
    term: 'Stale page',
    definition:
      'A page of which the destination has an old copy: dirty is what the source says of it, stale what the destination holds. None may be left when the guest wakes there.',
    see: ['dirty-page', 'stale-page-proof'],
  },
  'working-set': {
    term: 'Working set',
    also: 'writable working set',
    definition:
      'The pages that the guest writes to while it works. A round can dirty no more distinct pages than these, however many writes there are.',
    see: ['hot-and-cold', 'dirty-rate', 'convergence'],
    source: SOURCES.nathan,
  },
  'hot-and-cold': {
    term: 'Hot and cold pages',
    definition:
      'A hot page is written often, a cold one seldom. Hot pages are dirty again in nearly every round, which is why the last rounds shrink so little.',
    see: ['working-set', 'zipf'],
  },
  'write-rate': {
    term: 'Write rate',
    also: 'page writes',
    definition:
      'How many page writes the guest makes a second, every write to the same page counted. The lab’s control sets this one.',
    see: ['dirty-rate', 'working-set'],
  },
  'dirty-rate': {
    term: 'Dirty rate',
    definition:
      'How many distinct pages the guest dirties a second. The longer one looks the lower it is, because writes to a page that is already dirty no longer count.',
    see: ['write-rate', 'working-set', 'convergence'],
    source: SOURCES.xenTrace,
  },
  zipf: {
    term: 'Zipf',
    definition:
      'A law by which the page of rank k is written in proportion to 1 over k to some power: few pages get most of the writes, and many get some.',
    see: ['hot-and-cold', 'sequential-sweep'],
  },
  'sequential-sweep': {
    term: 'Sequential sweep',
    definition:
      'The guest writes its pages one after another in address order, round and round. No page is written twice in a short time, so nearly every write dirties another page.',
    see: ['zipf', 'dirty-rate'],
  },
} as const satisfies Record<string, Term>;
