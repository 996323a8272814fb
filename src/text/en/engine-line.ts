/** Which run is shown, and what computed it. */
export const engineLine = {
  seed: (seed: number) => `seed ${seed}`,
  /** The run's eight digits; null while they are not known. */
  run: (digits: string | null) => `run ${digits ?? '…'}`,
  runExplained: 'Runs with the same eight digits are equal to the last bit, in any engine.',
  proof: {
    on: 'stale-page proof on',
    off: 'stale-page proof off above 2²⁴ pages',
  },
  starting: 'Starting the engine.',
};
