/** The memory of a VM, and how it is written. */
export const memoryTerms = {
  page: {
    term: 'Page',
    definition:
      'The unit in which memory is tracked and sent: usually 4 KiB, or 2 MiB for huge pages. Writing one byte makes the whole page dirty.',
  },
  'zero-page': {
    term: 'Zero page',
    definition:
      'A page that contains only zeros. Only its number is sent, not its content. QEMU needs 9 bytes for a zero page.',
  },
  'dirty-page': {
    term: 'Dirty page',
    definition:
      'A page that the VM has written since the page was last sent. It must be sent again.',
  },
  'dirty-bitmap': {
    term: 'Dirty bitmap',
    also: 'dirty log',
    definition:
      'One bit for each page. The first write to a page sets its bit. At the end of a round the bitmap is read and cleared. The next round sends the pages whose bits were set.',
  },
  'stale-page': {
    term: 'Stale page',
    definition:
      'A page whose copy at the destination is out of date. “Dirty” describes the page at the source, “stale” describes its copy at the destination. No stale page may be left when the VM resumes there.',
  },
  'working-set': {
    term: 'Working set',
    also: 'writable working set',
    definition:
      'The pages that the VM writes while it works. A round cannot dirty more distinct pages than these, however many writes there are.',
  },
  'hot-and-cold': {
    term: 'Hot and cold pages',
    definition:
      'A hot page is written often, a cold page rarely. Hot pages become dirty again in almost every round. This is why the last rounds shrink so little.',
  },
  'write-rate': {
    term: 'Write rate',
    also: 'page writes',
    definition:
      'How often the VM writes to pages in one second. Every write counts, even when many writes hit the same page. The controls of the lab set this rate.',
  },
  'dirty-rate': {
    term: 'Dirty rate',
    also: 'newly dirty pages',
    definition:
      'How many distinct pages become dirty in one second. Writes to a page that is already dirty do not count. So the rate is lower when it is measured over a longer time. QEMU, libvirt and KubeVirt report it in bytes a second, over a period. It cannot be more than the working set divided by that period.',
  },
  zipf: {
    term: 'Zipf',
    definition:
      'A rule for which pages are written. The page of rank k is written in proportion to 1/kˢ, where s is the exponent. A few pages get most of the writes, and many pages get a few.',
  },
  'sequential-sweep': {
    term: 'Sequential sweep',
    definition:
      'The VM writes its pages one after another in address order, again and again. No page is written twice in a short time. So almost every write makes another page dirty.',
  },
};
