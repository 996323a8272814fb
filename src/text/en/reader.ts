/** Texts around an explanation or a term. */
export const reader = {
  keys: 'Keyboard shortcuts',
  formula: 'Formula with the values of this run',
  illustrative: 'Illustrative.',
  source: 'Source:',
  also: (names: string) => `Also called: ${names}`,
  withAlso: (term: string, names: string) => `${term} (${names})`,
  inThisRun: 'In this run',
  terms: 'Terms:',
  seeAlso: 'See also:',
  index: {
    terms: { all: 'All terms', search: 'Search the terms' },
    numbers: { all: 'All numbers', search: 'Search the numbers' },
    placeholder: 'Search',
    nothing: 'Nothing contains these letters.',
  },
};
