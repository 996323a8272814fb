import { count, number, percent } from '../format';

/** A published table of several live migrations, compared with the simulation. */
export const finn = {
  source: 'A. Finn, 2012: VMs of 512 MB that move from one host',
  fitted: (limit: number, streamBytesPerSecond: number, aroundMs: number, zeroPageShare: number) =>
    `One set of values was fitted to all rows: ${count(limit)} simultaneous live migrations, ${number(streamBytesPerSecond / 1e6)} MB/s per migration, ${number(aroundMs / 1000)} s for setup and cleanup, ${percent(zeroPageShare)} zero pages.`,
  /** Conclusions about the measurement from the fitted values. */
  implied: {
    limit:
      'He did not publish his limit. Two simultaneous live migrations, the default, fit best. With more, ten VMs on 10 GbE would take far less than his 13 s.',
    bandwidth:
      'One migration reaches at most 290 MB/s. A single VM on 10 GbE took 5 s, and the link was not the reason.',
    setup:
      'Setup and cleanup take 3.2 s together, while other VMs are being sent. Without this overlap, twenty VMs on 10 GbE would take 30 s or more.',
    zeroPages:
      'About 7 % of the memory was not sent. His transfer rate multiplied by his time is less than the memory of all VMs.',
  },
  title: 'Published table',
  link: 'Link',
  vms: 'VMs',
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
