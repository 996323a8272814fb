import { number } from '../format';

/** Published numbers beside simulated ones. */
export const measured = {
  title: 'Measured and simulated',
  changed:
    'You changed the scenario. The simulated numbers belong to your scenario, the measured ones to the preset.',
  source: 'Source:',
  table: 'Table of measured and simulated values',
  measured: 'measured',
  simulated: 'simulated',
  rounds: {
    round: 'Round',
    sent: 'Sent',
    skipped: 'Skipped',
    dirtied: 'Dirtied',
    took: 'Took',
  },
  move: 'The whole move',
  total: 'Total time',
  blackout: 'Blackout',
  heads: {
    writes: 'Page writes /s',
    measured: 'Measured',
    simulated: 'Simulated',
    difference: 'Difference',
    closed: 'Closed form',
  },
  seconds: (seconds: number | null) => (seconds === null ? 'never ends' : `${number(seconds)} s`),
  inputs: 'Inputs that the source does not state',
  fitted: 'fitted',
};
