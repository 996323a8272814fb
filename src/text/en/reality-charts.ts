import { count, duration } from '../format';

/** What the charts of "Against reality" say. */
export const realityCharts = {
  legend: 'Legend of the chart',
  pages: 'pages',
  measured: 'measured',
  simulated: 'simulated',
  scatter: {
    title: 'Total time, simulated against measured',
    how: 'On the line the two are equal; below it the simulated move is too short.',
    read: (name: string, measuredMs: number, simulatedMs: number, off: string) =>
      `${name}: measured ${duration(measuredMs)}, simulated ${duration(simulatedMs)} (${off})`,
    picture: (moves: number, lowMs: number, highMs: number) =>
      `Simulated against measured total time of ${count(moves)} moves, from ${duration(lowMs)} to ${duration(highMs)}. The tables below list every move.`,
    seconds: 's',
    measured: 'measured (s, log)',
    simulated: 'simulated (s, log)',
    kinds: {
      quiet: 'undisturbed',
      disturbed: 'disturbed by its host',
      special: 'something else on',
      published: 'published',
    },
  },
};
