import { count, duration, linkRate, number } from '../format';

/** What would help a move that does not converge. */
export const suggestions = {
  title: 'What would help',
  stopped: (error: string) => `What would help could not be found: ${error}`,
  underWay: 'Trying what would help …',
  found: 'What would help, each tried:',
  locked: 'The author of this page has locked what would help.',
  none: 'Nothing that was tried makes it converge.',
  undo: 'Leave the link alone',
  link: (bytesPerSecond: number) => `A link of ${linkRate(bytesPerSecond)}`,
  writes: (writesPerSecond: number) =>
    `A calmer guest: ${writesPerSecond >= 1000 ? count(writesPerSecond) : number(writesPerSecond)} writes/s`,
  limit: (limit: number) => `Accept more at the end: ${count(limit)}`,
  transports: { compression: 'Compress', 'smb-direct': 'Two adapters, SMB Direct' } as Record<
    string,
    string
  >,
  policy: (name: string) => `Switch to ${name}`,
  outcome: (blackoutMs: number, totalMs: number, pullMs: number) =>
    `${duration(blackoutMs)} blackout, ${duration(totalMs)} in all${
      pullMs > 0 ? `, then ${duration(pullMs)} of pulling` : ''
    }`,
};
