import { count, number, percent } from '../format';

/** The published table of several moves, beside what is simulated. */
export const finn = {
  fitted: (limit: number, streamBytesPerSecond: number, aroundMs: number, zeroPageShare: number) =>
    `Fitted to all rows at once: ${count(limit)} senders at a time, ${number(streamBytesPerSecond / 1e6)} MB/s a stream, ${number(aroundMs / 1000)} s around each move, ${percent(zeroPageShare)} zero pages.`,
  title: 'Published table',
  link: 'Link',
  guests: 'Guests',
  measured: 'Measured',
  simulated: 'Simulated',
  error: 'Error',
  seconds: (seconds: number) => `${number(seconds)} s`,
  /** In whole per cent. */
  errorOf: (percents: number) => {
    const sign = percents > 0 ? '+' : percents < 0 ? '\u2212' : '';
    return `${sign}${count(Math.abs(percents))} %`;
  },
};
