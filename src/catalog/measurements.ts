import { measurementText as t } from '../text/measurement';

/** An input that the source does not give, and the value used for it. */
export interface FittedInput {
  readonly what: string;
  readonly value: string;
  readonly why: string;
}

interface FittedText {
  what: string;
  value(given: number): string;
  why: string;
}

export interface MeasuredRound {
  /** Round in our counting, from 0. */
  round: number;
  sent: number;
  skipped: number | null;
  durationMs: number | null;
  dirtied: number | null;
}

/** What was measured, for comparison with the simulation. */
export type Measured =
  | { kind: 'rounds'; rounds: readonly MeasuredRound[]; readonly note: string }
  | { kind: 'total'; totalMs: number; blackoutMs: number; readonly note: string }
  | {
      kind: 'series';
      path: 'workload.writesPerSecond';
      /** Null: the move never ended. */
      rows: readonly { value: number; seconds: number | null }[];
      closedForm: { startPages: number; pagesPerSecond: number };
      readonly note: string;
    };

export interface Measurement {
  source: { readonly title: string; url: string };
  fitted: readonly FittedInput[];
  measured: Measured;
}

const COMPRESSION_TABLE =
  'https://www.qemu.org/docs/master/devel/migration/qatzip-compression.html';
/** Device state of a QEMU VM, bytes. */
const DEVICE_STATE = 4 * 2 ** 20;
/** Wire bytes without compression divided by those with it, from the table. */
const RATIO = 2.87;

/** An input that the source does not give, in its own unit. */
const fit = (says: FittedText, given = 0): FittedInput => ({
  get what() {
    return says.what;
  },
  get value() {
    return says.value(given);
  },
  get why() {
    return says.why;
  },
});

const sourceOf = (says: { source: string }, url: string) => ({
  url,
  get title() {
    return says.source;
  },
});

/** What was measured, by preset id. */
export const measurements: Readonly<Record<string, Measurement>> = {
  'xen-128': {
    source: sourceOf(t['xen-128'], 'https://thr3ads.net/2244293'),
    fitted: [
      fit(t['xen-128'].fitted.workingSet, 6036),
      fit(t['xen-128'].fitted.writeRate, 29372),
      fit(t['xen-128'].fitted.link, 555e6 / 8),
      fit(t['xen-128'].fitted.place, 2900),
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
      get note() {
        return t['xen-128'].note;
      },
    },
  },
  'writer-series': {
    source: sourceOf(
      t['writer-series'],
      'https://github.com/ShantanuMapari17/CS695-live-migration-vm',
    ),
    fitted: [
      fit(t['writer-series'].fitted.firstRound, 392000),
      fit(t['writer-series'].fitted.link, 128 * 2 ** 20),
      fit(t['writer-series'].fitted.writes),
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
      get note() {
        return t['writer-series'].note;
      },
    },
  },
  'qemu-64g': {
    source: sourceOf(t['qemu-64g'], COMPRESSION_TABLE),
    fitted: [
      fit(t['qemu-64g'].fitted.link, 10848e6 / 8),
      fit(t['qemu-64g'].fitted.data, 62.5e9),
      fit(t['qemu-64g'].fitted.deviceState, DEVICE_STATE),
    ],
    measured: {
      kind: 'total',
      totalMs: 46063,
      blackoutMs: 40,
      get note() {
        return t['qemu-64g'].note;
      },
    },
  },
  'qemu-64g-zstd': {
    source: sourceOf(t['qemu-64g-zstd'], COMPRESSION_TABLE),
    fitted: [
      fit(t['qemu-64g-zstd'].fitted.thread, 385e6),
      fit(t['qemu-64g-zstd'].fitted.ratio, RATIO),
      fit(t['qemu-64g-zstd'].fitted.deviceState, DEVICE_STATE),
    ],
    measured: {
      kind: 'total',
      totalMs: 20165,
      blackoutMs: 24,
      get note() {
        return t['qemu-64g-zstd'].note;
      },
    },
  },
  'qemu-64g-qatzip': {
    source: sourceOf(t['qemu-64g-qatzip'], COMPRESSION_TABLE),
    fitted: [
      fit(t['qemu-64g-qatzip'].fitted.thread, 1e9),
      fit(t['qemu-64g-qatzip'].fitted.ratio, RATIO),
      fit(t['qemu-64g-qatzip'].fitted.deviceState, DEVICE_STATE),
    ],
    measured: {
      kind: 'total',
      totalMs: 16630,
      blackoutMs: 28,
      get note() {
        return t['qemu-64g-qatzip'].note;
      },
    },
  },
  'xen-512': {
    source: sourceOf(t['xen-512'], 'https://pastebin.com/AaSpWZdg'),
    fitted: [
      fit(t['xen-512'].fitted.workingSet, 308),
      fit(t['xen-512'].fitted.writeRate, 1656),
      fit(t['xen-512'].fitted.link, 547e6 / 8),
    ],
    measured: {
      kind: 'rounds',
      rounds: [
        { round: 0, sent: 130785, skipped: 287, durationMs: 7826, dirtied: 308 },
        { round: 1, sent: 308, skipped: null, durationMs: 28, dirtied: 43 },
        { round: 2, sent: 43, skipped: null, durationMs: null, dirtied: 244 },
        { round: 3, sent: 244, skipped: null, durationMs: 15, dirtied: null },
      ],
      get note() {
        return t['xen-512'].note;
      },
    },
  },
  'proxmox-2g': {
    source: sourceOf(t['proxmox-2g'], 'https://pastebin.com/wWgTeXcy'),
    fitted: [
      fit(t['proxmox-2g'].fitted.data, 420.9e6),
      fit(t['proxmox-2g'].fitted.link, 64e6),
      fit(t['proxmox-2g'].fitted.deviceState, DEVICE_STATE),
    ],
    measured: {
      kind: 'total',
      totalMs: 7371,
      blackoutMs: 42,
      get note() {
        return t['proxmox-2g'].note;
      },
    },
  },
};
