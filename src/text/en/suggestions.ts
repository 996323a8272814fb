import { durationAmong } from '../among';
import { count, duration, linkRate, number, pagesOf, plural } from '../format';

/** The times of a move, ms. */
interface Outcome {
  blackoutMs: number;
  pullMs: number;
  totalMs: number;
}

const blackouts = (all: readonly Outcome[]) => all.map(({ blackoutMs }) => blackoutMs);
const totals = (all: readonly Outcome[]) => all.map(({ totalMs }) => totalMs);

/** Changes that make a migration converge which does not. */
export const suggestions = {
  title: 'Changes that would help',
  stopped: (error: string) => `The search for changes that would help stopped. ${error}`,
  underWay: 'Simulating changes that may help …',
  found: 'Changes that would help (each one simulated):',
  locked: 'The author of this page has locked the settings that would help.',
  none: 'None of the simulated changes makes the migration converge.',
  undo: 'Undo all breaks',
  link: (bytesPerSecond: number) => `Use a link of ${linkRate(bytesPerSecond)}`,
  writes: (writesPerSecond: number) =>
    `Reduce page writes to ${writesPerSecond >= 1000 ? count(writesPerSecond) : number(writesPerSecond)} /s`,
  /** By the unit of the limit at which the VM is paused. */
  limit: {
    pages: (pages: number) =>
      `Pause the VM when ${pagesOf(pages)} ${plural(pages, 'is', 'are')} left`,
    ms: (ms: number) => `Allow a blackout of ${duration(ms)}`,
  },
  transports: {
    compression: 'Use compression',
    'smb-direct': 'Use SMB Direct with two adapters',
  } as Record<string, string>,
  smbDirect: (bytesPerSecond: number) =>
    `Use SMB Direct with two adapters of ${linkRate(bytesPerSecond)}`,
  policy: (name: string) => `Switch to ${name}`,
  /** The blackouts of all suggestions have one unit, and so do their total times. */
  outcome: ({ blackoutMs, totalMs }: Outcome, all: readonly Outcome[]) =>
    `Blackout ${durationAmong(blackoutMs, blackouts(all))}, total time ${durationAmong(totalMs, totals(all))}`,
  outcomeOfPostCopy: ({ blackoutMs, pullMs, totalMs }: Outcome, all: readonly Outcome[]) =>
    `Blackout ${durationAmong(blackoutMs, blackouts(all))}, post-copy ${durationAmong(pullMs, totals(all))}, total time ${durationAmong(totalMs, totals(all))}`,
};
