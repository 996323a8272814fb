/** What this lab has words of its own for. */
export const labTerms = {
  seed: {
    term: 'Seed',
    definition:
      'The number that everything random in a run is drawn from. The same scenario and seed give the same run, bit by bit, in every browser.',
  },
  'stale-page-proof': {
    term: 'Stale-page proof',
    definition:
      'A record of its own that marks what the guest writes and clears what is sent, and never looks at what the migration believes. If it is empty when the guest wakes, no page was lost.',
  },
  'slow-motion': {
    term: 'Slow motion',
    also: 'lens',
    definition:
      'Each stage has a fixed width on the timeline, whatever it lasts, so that a blackout of milliseconds can be seen. The bar says by how much slower it passes.',
  },
  playhead: {
    term: 'Playhead',
    definition:
      'The moment that the maps show. Drag it, step it or let it run: the migration has been computed to its end, so it goes backwards as well.',
  },
};
