import type { ModelName, Outcome } from '../../model/types';

const OUTCOMES: Record<Outcome, string> = {
  converged: 'converged',
  forced: 'did not converge and were stopped',
  aborted: 'were given up',
  'not-converged': 'did not end',
  lost: 'lost the VM',
  failed: 'failed',
};

const MODELS: Record<ModelName, string> = {
  pages: 'Each page was simulated.',
  counts: 'Pages were counted, not simulated one by one, because the memory is large.',
  'scaled-pages': 'Fewer pages stand for all pages, because the memory is large.',
};

/** The results of a hundred runs that differ only in their seed. */
export const seeds = {
  title: 'How much is chance?',
  stopped: (error: string) => `The runs stopped. ${error}`,
  again: 'Try again',
  underWay: (seed: number, all: number) => `Simulating seed ${seed} of ${all}.`,
  done: (outcomes: readonly { outcome: Outcome; runs: number }[], all: number, model: ModelName) =>
    `Of ${all} runs, ${outcomes
      .map(({ outcome, runs }) => `[${runs}](strong) ${OUTCOMES[outcome]}`)
      .join(
        ', ',
      )}. All runs have the same VM and the same link. Only the seed differs (1 to ${all}). ${MODELS[model]} Grey: 8 of 10 runs. Line: median. Triangle: the run on this screen.`,
  rounds: 'Live rounds',
  total: 'Total time',
  blackout: 'Blackout',
  picture: {
    rounds: (seeds: number) => `Live rounds of ${seeds} runs`,
    total: (seeds: number) => `Total time of ${seeds} runs`,
    blackout: (seeds: number) => `Blackout of ${seeds} runs`,
  },
  /** Five values of the spread. */
  spread: { min: 'lowest', p10: '10 %', median: 'median', p90: '90 %', max: 'highest' },
};
