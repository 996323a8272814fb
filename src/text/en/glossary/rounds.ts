/** The rounds of a pre-copy, and what ends them. */
export const roundTerms = {
  round: {
    term: 'Round',
    also: 'iteration',
    definition:
      'One run of the sender over the pages that wait. Round 0 sends all of memory, each later round what was dirtied in the meantime.',
  },
  pass: {
    term: 'Pass',
    definition:
      'Another word for a round, usual with Hyper-V, which makes ten at most. The first pass is round 0.',
  },
  convergence: {
    term: 'Convergence',
    definition:
      'The rounds become smaller until what is left meets the rule for stopping. They do so as long as pages are sent faster than new ones are dirtied; if not, a limit forces the end, or the move never ends.',
  },
  'closed-form': {
    term: 'Closed form',
    definition:
      'The textbook’s formula: if the guest dirties a share r of what the link carries, V rⁿ pages are left for round n. It knows no working set and no rule for stopping, so real moves differ.',
  },
  throttling: {
    term: 'Throttling',
    also: 'auto-converge',
    definition:
      'Slowing the guest’s vCPUs so that it dirties fewer pages and the rounds shrink after all. QEMU’s auto-converge takes 20 % of their time at first, then 10 points more at a time.',
  },
  threshold: {
    term: 'Threshold',
    definition:
      'How much may be left when the guest is paused. Some hypervisors count pages, others what fits a downtime limit; Hyper-V’s value is not published.',
  },
  'downtime-limit': {
    term: 'Downtime limit',
    definition:
      'The pause that a policy aims at: it stops copying once the rest can be sent within it, 300 ms with QEMU. It is an aim and not a promise, because it is an estimate.',
  },
};
