/** Words that only this lab uses. */
export const labTerms = {
  seed: {
    term: 'Seed',
    definition:
      'The number from which all random values of a run are computed. The same scenario and seed give exactly the same run in every browser.',
  },
  'stale-page-proof': {
    term: 'Stale-page proof',
    definition:
      'A separate record that checks the migration. At the start it marks every page. It clears a mark when the page is sent, and sets it again when the VM writes the page. It does not use the migration’s own dirty bitmap. If no mark is left when the VM resumes, no page is missing or stale.',
  },
  'slow-motion': {
    term: 'Slow motion',
    definition:
      'Each stage is played for a fixed time, however long it takes. So you can see a blackout of a few milliseconds. The player shows how many times slower than real time that is.',
  },
  playhead: {
    term: 'Playhead',
    definition:
      'The moment that the memory maps show. Drag it, move it in steps, or play it. The whole migration is already computed, so you can also go back.',
  },
};
