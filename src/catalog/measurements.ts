/** An input the source does not give, and what stands in for it. */
export interface FittedInput {
  what: string;
  value: string;
  why: string;
}

export interface MeasuredRound {
  /** Round of ours, from 0. */
  round: number;
  sent: number;
  skipped: number | null;
  durationMs: number | null;
  dirtied: number | null;
}

/** What was measured, to stand beside the simulation. */
export type Measured =
  | { kind: 'rounds'; rounds: readonly MeasuredRound[]; note: string }
  | { kind: 'total'; totalMs: number; blackoutMs: number; note: string }
  | {
      kind: 'series';
      path: 'workload.writesPerSecond';
      /** Null: the move never ended. */
      rows: readonly { value: number; seconds: number | null }[];
      closedForm: { startPages: number; pagesPerSecond: number };
      note: string;
    };

export interface Measurement {
  source: { title: string; url: string };
  fitted: readonly FittedInput[];
  measured: Measured;
}

/** What was measured, by preset id. */
export const measurements: Readonly<Record<string, Measurement>> = {
  'xen-128': {
    source: {
      title: 'xen-devel mailing list, trace of a live migration',
      url: 'https://thr3ads.net/2244293',
    },
    fitted: [
      {
        what: 'Working set',
        value: '6,036 pages',
        why: 'taken from the pages dirtied in the first round',
      },
      {
        what: 'Write rate',
        value: '29,372 /s',
        why: 'the set saturates with a time constant of 0.2055 s, from the second round',
      },
      { what: 'Link', value: '555 Mb/s', why: 'the rate measured in the first round' },
      {
        what: 'Place of the working set',
        value: 'page 2,900 on',
        why: 'so that the first round skips about as many pages as measured',
      },
    ],
    measured: {
      kind: 'rounds',
      rounds: [
        { round: 0, sent: 28847, skipped: 3921, durationMs: 1702, dirtied: 6036 },
        { round: 1, sent: 3462, skipped: 2574, durationMs: 201, dirtied: 3766 },
        { round: 2, sent: 2701, skipped: 1065, durationMs: 178, dirtied: 3447 },
        { round: 11, sent: 341, skipped: 0, durationMs: 12, dirtied: 42 },
        { round: 12, sent: 42, skipped: null, durationMs: null, dirtied: null },
      ],
      note: 'The source numbers rounds from 1 and leaves out 4 to 11. Its guest grew quiet near the end; the simulated one goes on writing.',
    },
  },
  'writer-series': {
    source: {
      title: 'IIT Bombay CS695 course project, live migration of a VM',
      url: 'https://github.com/ShantanuMapari17/CS695-live-migration-vm',
    },
    fitted: [
      {
        what: 'Memory sent in round 0',
        value: '392,000 pages',
        why: 'computed back from the slowest rate: 12 s at 32,768 pages/s',
      },
      { what: 'Link', value: '128 MiB/s', why: "QEMU's default cap; the source does not state it" },
      {
        what: 'Writes',
        value: 'spread evenly over time',
        why: 'the source writes a burst once a second',
      },
    ],
    measured: {
      kind: 'series',
      path: 'workload.writesPerSecond',
      rows: [
        [100, 12],
        [500, 19],
        [1000, 14],
        [1500, 15],
        [2000, 15],
        [3000, 15],
        [5000, 18],
        [8000, 23],
        [10000, 24],
        [20000, 35],
        [30000, 171],
        [35000, null],
      ].map(([value, seconds]) => ({ value: value!, seconds: seconds ?? null })),
      closedForm: { startPages: 392000, pagesPerSecond: 32768 },
      note: 'At 35,000 writes a second and more the measured move never ended.',
    },
  },
  'qemu-64g': {
    source: {
      title: 'QEMU documentation, QATzip compression, table of results',
      url: 'https://www.qemu.org/docs/master/devel/migration/qatzip-compression.html',
    },
    fitted: [
      { what: 'Link', value: '10,848 Mb/s', why: 'the wire rate measured in this row' },
      { what: 'Zero pages', value: '2,621,440', why: 'what is not data, scattered by seed' },
      { what: 'Device state', value: '4 MiB', why: 'not published; illustrative' },
    ],
    measured: {
      kind: 'total',
      totalMs: 46063,
      blackoutMs: 40,
      note: 'At the measured wire rate the published time carries 62.5 GB, 7 % more than the data; the table does not say what the rest is. QEMU stops as soon as the estimate is within its limit of 300 ms; the measured run reached 40 ms.',
    },
  },
};
