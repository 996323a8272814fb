import { number } from '../format';

/** Published numbers beside those of the simulation. */
export const measured = {
  title: 'Measured beside simulated',
  changed:
    'You changed the scenario: the simulated numbers are yours, the measured ones the preset’s.',
  source: 'Source:',
  table: 'Table of both',
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
    writes: 'Writes /s',
    measured: 'Measured',
    simulated: 'Simulated',
    difference: 'Difference',
    closed: 'Closed form',
  },
  seconds: (seconds: number | null) => (seconds === null ? 'never ends' : `${number(seconds)} s`),
  inputs: 'Inputs the source does not give',
  fitted: 'fitted',
};
