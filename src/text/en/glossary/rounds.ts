/** The rounds of a pre-copy, and what ends them. */
export const roundTerms = {
  round: {
    term: 'Round',
    also: 'iteration',
    definition:
      'The sender goes once through the pages that must be sent. Round 0 sends all memory. Each later round sends the pages that became dirty in the round before.',
  },
  pass: {
    term: 'Pass',
    definition:
      'Microsoft’s word for a round. Hyper-V makes at most ten passes. The first pass is round 0.',
  },
  convergence: {
    term: 'Convergence',
    definition:
      'The rounds become smaller until the pages left meet the stop rule. This happens when pages are sent faster than new pages become dirty. Otherwise a limit ends the rounds, or the move never ends.',
  },
  'closed-form': {
    term: 'Closed form',
    definition:
      'A textbook formula. A VM has V pages and writes pages at a share q of the speed of the link. Then V qⁿ pages are left for round n. The formula ignores the working set and the stop rule, so real moves differ.',
  },
  throttling: {
    term: 'Throttling',
    also: 'auto-converge',
    definition:
      'The hypervisor slows the vCPUs. The VM then dirties fewer pages, and the rounds shrink. QEMU’s auto-converge first takes 20 % of the vCPU time, then 10 percentage points more each time.',
  },
  threshold: {
    term: 'Threshold',
    definition:
      'How much memory may be left when the VM is paused. Some hypervisors count pages. Others compute how many pages can be sent within a downtime limit. Microsoft does not publish Hyper-V’s value.',
  },
  'downtime-limit': {
    term: 'Downtime limit',
    definition:
      'The length of pause that a hypervisor aims for. It stops copying when the pages left can be sent within this time. QEMU’s limit is 300 ms. The real pause can be longer, because the hypervisor only estimates it.',
  },
};
