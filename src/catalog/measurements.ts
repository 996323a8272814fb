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

const COMPRESSION_TABLE = {
  title: 'QEMU documentation, QATzip compression, table of results',
  url: 'https://www.qemu.org/docs/master/devel/migration/qatzip-compression.html',
};

const DEVICE_STATE = { what: 'Device state', value: '4 MiB', why: 'not published; illustrative' };

const RATIO = { what: 'Ratio', value: '2.87', why: 'wire bytes of this row over those without' };

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
    source: COMPRESSION_TABLE,
    fitted: [
      { what: 'Link', value: '10,848 Mb/s', why: 'the wire rate measured in this row' },
      {
        what: 'Data',
        value: '62.5 GB',
        why: 'what this row carried at its wire rate; the table names 54 GB of files, the guest’s own memory is the rest',
      },
      DEVICE_STATE,
    ],
    measured: {
      kind: 'total',
      totalMs: 46063,
      blackoutMs: 40,
      note: 'The total follows from the link and the data, which were both taken from this row; the rows with compression are predictions from it. QEMU stops as soon as the estimate is within its limit of 300 ms; the measured run reached 40 ms.',
    },
  },
  'qemu-64g-zstd': {
    source: COMPRESSION_TABLE,
    fitted: [
      {
        what: 'A thread',
        value: '385 MB/s',
        why: 'computed back from this row: 8 threads, 20.2 s',
      },
      RATIO,
      DEVICE_STATE,
    ],
    measured: {
      kind: 'total',
      totalMs: 20165,
      blackoutMs: 24,
      note: 'The time follows from the rate of a thread, which was taken from it; what the simulation shows is that the link stays idle part of the time (8,579 of 10,848 Mb/s measured). As without compression, QEMU stops as soon as its limit of 300 ms allows.',
    },
  },
  'qemu-64g-qatzip': {
    source: COMPRESSION_TABLE,
    fitted: [
      { what: 'A thread', value: '1 GB/s', why: 'any rate at which the link is the limit' },
      RATIO,
      DEVICE_STATE,
    ],
    measured: {
      kind: 'total',
      totalMs: 16630,
      blackoutMs: 28,
      note: 'Nothing of this row’s time is fitted: it follows from the link and the ratio.',
    },
  },
  'xen-512': {
    source: {
      title: 'Log of an xl migrate, pasted in public',
      url: 'https://pastebin.com/AaSpWZdg',
    },
    fitted: [
      { what: 'Working set', value: '308 pages', why: 'the pages dirtied in the first round' },
      {
        what: 'Write rate',
        value: '1,656 /s',
        why: 'the set saturates with a time constant of 0.186 s, from the second round',
      },
      { what: 'Link', value: '547 Mb/s', why: 'the rate measured in the first round' },
    ],
    measured: {
      kind: 'rounds',
      rounds: [
        { round: 0, sent: 130785, skipped: 287, durationMs: 7826, dirtied: 308 },
        { round: 1, sent: 308, skipped: null, durationMs: 28, dirtied: 43 },
        { round: 2, sent: 43, skipped: null, durationMs: null, dirtied: 244 },
        { round: 3, sent: 244, skipped: null, durationMs: 15, dirtied: null },
      ],
      note: 'The three rounds and their reason agree. Suspending took the real guest 214 ms in which it went on writing, so 244 pages were left; the simulated guest is suspended at once. Small rounds took longer than the link explains.',
    },
  },
  'proxmox-2g': {
    source: {
      title: 'Log of a Proxmox VE migration, pasted in public',
      url: 'https://pastebin.com/wWgTeXcy',
    },
    fitted: [
      { what: 'Data', value: '420.9 MB', why: 'transferred and remaining of the first poll' },
      { what: 'Link', value: '64 MB/s', why: 'what was transferred between two polls' },
      DEVICE_STATE,
    ],
    measured: {
      kind: 'total',
      totalMs: 7371,
      blackoutMs: 42,
      note: 'Measured: 2,157 MB of RAM at the reported 292.57 MB/s, which counts zero pages that never crossed the link. The log’s polls stop short of the end of setup and cleanup, which the simulation leaves out.',
    },
  },
};
