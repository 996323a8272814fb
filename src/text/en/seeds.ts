import type { ModelName, Outcome } from '../../model/types';

const OUTCOMES: Record<Outcome, string> = {
  converged: 'converged',
  forced: 'were forced to stop',
  aborted: 'were given up',
  'not-converged': 'did not end',
  lost: 'lost the guest',
  failed: 'failed',
};

const MODELS: Record<ModelName, string> = {
  pages: 'every page simulated',
  counts: 'by counts of pages instead of each page, as the memory is large',
  'scaled-pages': 'on fewer pages that stand for all, as the memory is large',
};

/** What a hundred runs come to that differ by luck alone. */
export const seeds = {
  title: 'Luck made visible',
  stopped: (error: string) => `The runs stopped: ${error}`,
  again: 'Try again',
  underWay: (seed: number, all: number) => `Simulating seed ${seed} of ${all}.`,
  done: (outcomes: readonly { outcome: Outcome; runs: number }[], all: number, model: ModelName) =>
    `${outcomes
      .map(({ outcome, runs }) => `[${runs}](strong) of ${all} ${OUTCOMES[outcome]}`)
      .join(
        ', ',
      )}. Same guest, same link, seeds 1 to ${all}; ${MODELS[model]}. Grey: 8 of 10 runs; line: median; triangle: the run on this screen.`,
  rounds: 'Live rounds',
  total: 'Total time',
  blackout: 'Blackout',
  picture: {
    rounds: (seeds: number) => `Live rounds of ${seeds} seeds`,
    total: (seeds: number) => `Total time of ${seeds} seeds`,
    blackout: (seeds: number) => `Blackout of ${seeds} seeds`,
  },
  /** Where the runs lie. */
  spread: { min: 'least', p10: '10 %', median: 'median', p90: '90 %', max: 'most' },
};
