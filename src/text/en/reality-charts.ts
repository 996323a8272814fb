import { count, duration, pagesOf, sentenceOf } from '../format';

/** The charts of "Against reality". */
export const realityCharts = {
  legend: 'Legend of the chart',
  pages: 'pages',
  measured: 'measured',
  simulated: 'simulated',
  /** The values of one sync or round. */
  read: {
    measured: (unit: string, at: number, measured: number) =>
      sentenceOf(`${unit} ${count(at)}: ${pagesOf(measured)} measured`),
    simulated: (unit: string, at: number, simulated: number) =>
      sentenceOf(`${unit} ${count(at)}: ${pagesOf(simulated)} simulated`),
    both: (unit: string, at: number, measured: number, simulated: number, off: string) =>
      sentenceOf(
        `${unit} ${count(at)}: ${pagesOf(measured)} measured, ${count(simulated)} simulated${off && ` (${off})`}`,
      ),
  },
  nothing: 'No sync was recorded.',
  readValues: (name: string) => `${name}: read values`,
  picture: (name: string, first: string) => `${name}, measured and simulated. ${first}`,
  scatter: {
    title: 'All moves: measured and simulated time',
    how: 'Each mark is a move. On the line both times are equal. Below it the simulated move is too short. Select a mark to see its run.',
    read: (name: string, measured: string, simulated: string, off: string) =>
      `${name}. Measured: ${measured}. Simulated: ${simulated}${off && ` (${off})`}.`,
    picture: (moves: number, lowMs: number, highMs: number) =>
      `Measured and simulated total times of ${count(moves)} moves, from ${duration(lowMs)} to ${duration(highMs)}. The tables below list every move.`,
    seconds: 's',
    measured: 'measured (s, log scale)',
    simulated: 'simulated (s, log scale)',
    kinds: {
      quiet: 'undisturbed',
      disturbed: 'disturbed by the host',
      special: 'another feature on',
      stopped: 'did not end: time until it was stopped',
      published: 'published',
    },
  },
};
