import type { ScenarioInput } from './scenario-input';

/** A row of a published table: so many guests leave one host over a link. */
export interface SeveralMoves {
  link: string;
  bytesPerSecond: number;
  count: number;
  measuredSeconds: number;
}

/** A. Finn, 2012: guests of 512 MB, https://aidanfinn.com/?p=12228. */
export const FINN = {
  title: 'A. Finn, 2012: guests of 512 MB that leave one host',
  url: 'https://aidanfinn.com/?p=12228',
  rows: [
    // Goodput as he measured it in his longest run, and the default's share of 10 Gb/s.
    { link: '1 GbE', bytesPerSecond: 122.8e6, count: 1, measuredSeconds: 7 },
    { link: '1 GbE', bytesPerSecond: 122.8e6, count: 10, measuredSeconds: 40 },
    { link: '1 GbE', bytesPerSecond: 122.8e6, count: 20, measuredSeconds: 80 },
    { link: '10 GbE', bytesPerSecond: 1.1875e9, count: 1, measuredSeconds: 5 },
    { link: '10 GbE', bytesPerSecond: 1.1875e9, count: 10, measuredSeconds: 13 },
    { link: '10 GbE', bytesPerSecond: 1.1875e9, count: 20, measuredSeconds: 21 },
  ] as readonly SeveralMoves[],
} as const;

/** What the table does not give, fitted to all of its rows at once. */
export const FITTED = {
  limit: 2,
  streamBytesPerSecond: 290e6,
  setupMs: 1600,
  cleanupMs: 1600,
  zeroPageShare: 0.07,
} as const;

/** What the fit implies, for those who read it. */
export const IMPLIED = [
  'His limit is not published. Two senders at a time, the product’s default, fit best: with more, ten guests on 10 GbE would take far less than his 13 s.',
  'One stream carries no more than 290 MB/s: a single guest on 10 GbE took 5 s, which is not the link’s doing.',
  'Handshake and cleanup take 3.2 s together and overlap with the sending of others; if they did not, twenty guests on 10 GbE would take 30 s and more.',
  'Some 7 % of the memory was not sent: his own rate times his own time comes to less than the memory of all guests.',
];

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
