import type { Unit } from './units';

/** The numbers in reasons, and what they count or measure. */
export const REASON_UNITS = {
  pages: 'pages',
  minPages: 'pages',
  pagesSent: 'pages',
  thresholdPages: 'pages',
  maxPasses: 'rounds',
  maxRounds: 'rounds',
  maxFactor: 'factor',
  percent: 'percent',
  estimatedMs: 'ms',
  limitMs: 'ms',
  atMs: 'ms',
  maxSeconds: 's',
  giveUpSeconds: 's',
  timeoutSeconds: 's',
  progressSeconds: 's',
} as const satisfies Record<string, Unit>;
