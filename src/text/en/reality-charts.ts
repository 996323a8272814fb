import { durationAmong } from '../among';
import { count, duration } from '../format';

/** The charts of "Against reality". */
export const realityCharts = {
  legend: 'Legend of the chart',
  pages: 'pages',
  measured: 'measured',
  simulated: 'simulated',
  scatter: {
    title: 'Total time, measured and simulated',
    how: 'On the line both times are equal. Below the line the simulated move is too short.',
    read: (name: string, measuredMs: number, simulatedMs: number, off: string) =>
      `${name}: measured ${durationAmong(measuredMs, [simulatedMs])}, simulated ${durationAmong(simulatedMs, [measuredMs])} (${off})`,
    picture: (moves: number, lowMs: number, highMs: number) =>
      `Measured and simulated total times of ${count(moves)} moves, from ${duration(lowMs)} to ${duration(highMs)}. The tables below list every move.`,
    seconds: 's',
    measured: 'measured (s, log scale)',
    simulated: 'simulated (s, log scale)',
    kinds: {
      quiet: 'undisturbed',
      disturbed: 'disturbed by the host',
      special: 'another feature on',
      published: 'published',
    },
  },
};
