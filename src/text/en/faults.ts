import { count } from '../format';

/** How it is told that a value does not fit, in files, entries, links, messages and commands. */
export const faults = {
  notAllowed: (path: string, value: string, allowed: string) =>
    `${path}: ${value} is not allowed; allowed: ${allowed}`,
  more: (number: number) => `and ${count(number)} more`,
  /** What stands for values that are too much to show. */
  value: {
    nothing: 'nothing',
    list: (entries: number) => `a list of ${entries}`,
    object: 'an object',
  },
};
