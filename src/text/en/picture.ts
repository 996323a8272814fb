import { duration } from '../format';
import { sayPace } from './pace';

/** Words in pictures and films of both hosts, and why none could be made. */
export const picture = {
  source: 'Source',
  destination: 'Destination',
  zeroPage: 'zero page',
  blackout: (ms: number) => `blackout ${duration(ms)}`,
  clock: (ms: number, totalMs: number, pace: number) =>
    `[${duration(ms)}](strong) of ${duration(totalMs)}, ${sayPace(pace)}`,
  /** A compared run by its letter and, if it has one, its name. */
  run: (letter: string, name: string) => (name ? `${letter}: ${name}` : `Run ${letter}`),
  /** Names of files, without their endings. */
  names: { comparison: 'comparison', race: 'race' },
  imprint: (scenario: string) => `Precopy · ${scenario}`,
  refused: {
    noRun: 'There is no run yet.',
    otherRun: 'Another run has started. Try again.',
    noPng: 'This browser could not make a PNG file here.',
    noDrawings: 'This page is not allowed to make PNG files. You can save SVG and CSV.',
  },
};
