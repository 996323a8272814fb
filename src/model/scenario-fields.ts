import { MAX_PAGES } from './derived-defaults';
import type { Unit } from './units';

/** A number of a scenario: its unit, range and default. */
export interface NumberField {
  unit: Unit;
  min: number;
  max: number;
  /** The lowest value itself is not allowed. */
  above?: boolean;
  integer?: boolean;
  default: number | null;
}

/** Every choice of a scenario outside the policy; the first is the default. */
export const CHOICES = {
  kind: ['hot-cold', 'uniform', 'zipf', 'sequential', 'idle'],
  hotLayout: ['scattered', 'contiguous'],
  pace: ['cpu', 'demand'],
  transport: ['tcp', 'compression', 'smb', 'smb-direct'],
  storage: ['shared', 'smb-share', 'shared-nothing'],
} as const;

export const DEFAULT_POLICY = 'hyper-v';

/** Larger scenario files are refused unread. */
export const MAX_FILE_BYTES = 1024 * 1024;

const MS: NumberField = { unit: 'ms', min: 0, max: 1e9, default: 0 };

/** Every number of a scenario outside lists and policy options. */
export const FIELDS = {
  vm: {
    memoryBytes: { unit: 'bytes', min: 1, max: 2 ** 49, integer: true, default: 16 * 2 ** 30 },
    zeroPageShare: { unit: 'none', min: 0, max: 1, default: 0 },
    filledFirstPage: { unit: 'pages', min: 0, max: MAX_PAGES - 1, integer: true, default: null },
    filledPages: { unit: 'pages', min: 1, max: MAX_PAGES, integer: true, default: null },
    deviceStateBytes: {
      unit: 'bytes',
      min: 0,
      max: 64 * 2 ** 30,
      integer: true,
      default: 4 * 2 ** 20,
    },
    vcpus: { unit: 'none', min: 1, max: 2048, integer: true, default: 4 },
  },
  workload: {
    writesPerSecond: { unit: '/s', min: 0, max: 1e9, default: 40000 },
    workingSetPages: { unit: 'pages', min: 1, max: MAX_PAGES, integer: true, default: null },
    firstPage: { unit: 'pages', min: 0, max: MAX_PAGES - 1, integer: true, default: 0 },
    hotPageShare: { unit: 'none', min: 0, max: 1, default: 0.1 },
    hotWriteShare: { unit: 'none', min: 0, max: 1, default: 0.9 },
    sweepFrom: { unit: 'pages', min: 0, max: MAX_PAGES - 1, integer: true, default: 0 },
    exponent: { unit: 'none', min: 0, max: 4, default: 1 },
    compressRatio: { unit: 'none', min: 1, max: 1000, default: 2 },
    deltaBytes: { unit: 'bytes', min: 0, max: 2097152, default: 200 },
    touchesPerSecond: { unit: '/s', min: 0, max: 1e9, default: null },
  },
  link: {
    bytesPerSecond: { unit: 'bytes/s', min: 0, max: 1e12, above: true, default: 1.1875e9 },
    roundTripMs: { unit: 'ms', min: 0, max: 10000, default: 0.2 },
    pageHeaderBytes: { unit: 'bytes', min: 0, max: 4096, integer: true, default: 8 },
    nics: { unit: 'none', min: 1, max: 16, integer: true, default: 1 },
    giveUpMs: { unit: 'ms', min: 0, max: 1e9, default: 120000 },
    compressBytesPerSecond: { unit: 'bytes/s', min: 0, max: 1e12, above: true, default: 1.2e9 },
    smbLimitBytesPerSecond: { unit: 'bytes/s', min: 1048576, max: 1e12, default: null },
  },
  storage: {
    diskBytes: { unit: 'bytes', min: 0, max: 2 ** 50, integer: true, default: 40 * 2 ** 30 },
    writeBytesPerSecond: { unit: 'bytes/s', min: 0, max: 1e12, default: 10e6 },
    diskBytesPerSecond: { unit: 'bytes/s', min: 0, max: 1e12, above: true, default: 400e6 },
  },
  timing: {
    setupMs: { ...MS, default: 1500 },
    resumeMs: { ...MS, default: 10 },
    cleanupMs: { ...MS, default: 1500 },
    announceMs: { ...MS, default: 50 },
    faultMicros: { unit: 'us', min: 0, max: 1e6, default: 5 },
  },
  moves: {
    count: { unit: 'none', min: 1, max: 20, integer: true, default: 1 },
    limit: { unit: 'none', min: 1, max: 20, integer: true, default: null },
    streamBytesPerSecond: { unit: 'bytes/s', min: 0, max: 1e12, above: true, default: null },
  },
  limits: {
    maxSeconds: { unit: 's', min: 0, max: 1e9, above: true, default: 3600 },
    maxRounds: { unit: 'none', min: 1, max: 1e6, integer: true, default: 1000 },
    cancelAtMs: { unit: 'ms', min: 0, max: 1e12, default: null },
    retries: { unit: 'none', min: 0, max: 10, integer: true, default: 0 },
  },
} as const satisfies Record<string, Record<string, NumberField>>;

export const SEED = {
  unit: 'none',
  min: 0,
  max: Number.MAX_SAFE_INTEGER,
  integer: true,
  default: 1,
} as const satisfies NumberField;

export const PHASE = {
  seconds: { unit: 's', min: 0, max: 1e9, above: true, default: 1 },
  scale: { unit: 'none', min: 0, max: 1e6, default: 1 },
} as const satisfies Record<string, NumberField>;

export const CHANGE = {
  atMs: { unit: 'ms', min: 0, max: 1e12, default: 0 },
  bytesPerSecond: { unit: 'bytes/s', min: 0, max: 1e12, default: 0 },
} as const satisfies Record<string, NumberField>;
