import type { ScenarioInput } from './scenario-input';

/** A row of a published table: the time to move a number of VMs from one host over a link. */
export interface SeveralMoves {
  link: string;
  bytesPerSecond: number;
  count: number;
  measuredSeconds: number;
}

/** A. Finn, 2012: VMs of 512 MB, https://aidanfinn.com/?p=12228. */
export const FINN = {
  url: 'https://aidanfinn.com/?p=12228',
  rows: [
    // The goodput that he measured in his longest run, and the same share of 10 Gb/s as in the
    // default.
    { link: '1 GbE', bytesPerSecond: 122.8e6, count: 1, measuredSeconds: 7 },
    { link: '1 GbE', bytesPerSecond: 122.8e6, count: 10, measuredSeconds: 40 },
    { link: '1 GbE', bytesPerSecond: 122.8e6, count: 20, measuredSeconds: 80 },
    { link: '10 GbE', bytesPerSecond: 1.1875e9, count: 1, measuredSeconds: 5 },
    { link: '10 GbE', bytesPerSecond: 1.1875e9, count: 10, measuredSeconds: 13 },
    { link: '10 GbE', bytesPerSecond: 1.1875e9, count: 20, measuredSeconds: 21 },
  ] as readonly SeveralMoves[],
} as const;

/** Values that the table does not give. One set was fitted to all rows. */
export const FITTED = {
  limit: 2,
  streamBytesPerSecond: 290e6,
  setupMs: 1600,
  cleanupMs: 1600,
  zeroPageShare: 0.07,
} as const;

/** The scenario of a row. */
export function scenarioOfRow({ bytesPerSecond, count }: SeveralMoves): ScenarioInput {
  const { limit, streamBytesPerSecond, setupMs, cleanupMs, zeroPageShare } = FITTED;
  return {
    v: 1,
    vm: { memoryBytes: 512 * 2 ** 20, zeroPageShare },
    workload: { kind: 'idle', workingSetPages: 1 },
    link: { bytesPerSecond },
    timing: { setupMs, cleanupMs },
    moves: { count, limit, streamBytesPerSecond },
  };
}
