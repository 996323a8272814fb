import { duration, linkRate, number } from '../format';

/** What stands in pictures and films of the stage, and why there is none. */
export const picture = {
  source: 'Source',
  destination: 'Destination',
  zeroPage: 'zero page',
  sends: (bytesPerSecond: number) => `sends ${linkRate(bytesPerSecond)}`,
  blackout: (ms: number) => `blackout ${duration(ms)}`,
  slowMotion: (times: number) => `slow motion ×${number(times)}`,
  clock: (ms: number, totalMs: number) => `[${duration(ms)}](strong) of ${duration(totalMs)}`,
  slowClock: (ms: number, totalMs: number, times: number) =>
    `[${duration(ms)}](strong) of ${duration(totalMs)}, slow motion ×${number(times)}`,
  imprint: (scenario: string) => `Precopy · ${scenario}`,
  refused: {
    noRun: 'There is no run yet.',
    otherRun: 'Another run has begun.',
    noPng: 'The browser makes no PNG here.',
    noDrawings: 'This page may not turn drawings into PNG. SVG and CSV can be saved.',
  },
};
