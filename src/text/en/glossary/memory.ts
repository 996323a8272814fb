/** The memory of a guest, and how it is written. */
export const memoryTerms = {
  page: {
    term: 'Page',
    definition:
      'The unit in which memory is tracked and sent: 4 KiB, or 2 MiB for huge pages. One byte written makes the whole page dirty.',
  },
  'zero-page': {
    term: 'Zero page',
    definition:
      'A page that holds nothing but zeros. Its number is sent instead of its content: QEMU needs 9 bytes for one.',
  },
  'dirty-page': {
    term: 'Dirty page',
    definition:
      'A page that the guest has written since it was last sent, so it has to be sent again.',
  },
  'dirty-bitmap': {
    term: 'Dirty bitmap',
    also: 'dirty log',
    definition:
      'One bit for each page, set by the first write to it. At the end of a round it is taken and cleared: its pages are the next round.',
  },
  'stale-page': {
    term: 'Stale page',
    definition:
      'A page of which the destination has an old copy: dirty is what the source says of it, stale what the destination holds. None may be left when the guest wakes there.',
  },
  'working-set': {
    term: 'Working set',
    also: 'writable working set',
    definition:
      'The pages that the guest writes to while it works. A round can dirty no more distinct pages than these, however many writes there are.',
  },
  'hot-and-cold': {
    term: 'Hot and cold pages',
    definition:
      'A hot page is written often, a cold one seldom. Hot pages are dirty again in nearly every round, which is why the last rounds shrink so little.',
  },
  'write-rate': {
    term: 'Write rate',
    also: 'page writes',
    definition:
      'How many page writes the guest makes a second, every write to the same page counted. The lab’s control sets this one.',
  },
  'dirty-rate': {
    term: 'Dirty rate',
    definition:
      'How many distinct pages the guest dirties a second. The longer one looks the lower it is, because writes to a page that is already dirty no longer count.',
  },
  zipf: {
    term: 'Zipf',
    definition:
      'A law by which the page of rank k is written in proportion to 1 over k to some power: few pages get most of the writes, and many get some.',
  },
  'sequential-sweep': {
    term: 'Sequential sweep',
    definition:
      'The guest writes its pages one after another in address order, round and round. No page is written twice in a short time, so nearly every write dirties another page.',
  },
};
