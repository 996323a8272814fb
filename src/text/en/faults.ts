import { count } from '../format';

const signIn = (decimal: string) => (decimal.includes('.') ? 'point' : 'comma');

/** Messages for values that are not allowed, in files, entries, links, messages and commands. */
export const faults = {
  notAllowed: (path: string, value: string, allowed: string) =>
    `${path}: ${value} is not allowed; allowed: ${allowed}`,
  more: (number: number) => `and ${count(number)} more`,
  /** A text whose comma or point may separate thousands or decimals, and both numbers it can be. */
  ambiguous: {
    comma: (text: string, whole: string, decimal: string) =>
      `“${text}” can mean ${whole} or ${decimal}; write ${whole}, or ${decimal} with a ${signIn(decimal)}.`,
    /** One whose unit may be of bytes or of bits. */
    unit: (text: string, one: string, other: string) =>
      `“${text}” can mean ${one} or ${other}; write one of the two.`,
  },
  /** The same after the allowed values; `text` is quoted. */
  allowedButAmbiguous: {
    comma: (allowed: string, text: string, whole: string, decimal: string) =>
      `${allowed}; ${text} can mean ${whole} or ${decimal}; write ${whole}, or ${decimal} with a point`,
    unit: (allowed: string, text: string, one: string, other: string) =>
      `${allowed}; ${text} can mean ${one} or ${other}; write one of the two`,
  },
  /** Stands for values that are too long to show. */
  value: {
    nothing: 'nothing',
    list: (entries: number) => `a list of ${entries}`,
    object: 'an object',
  },
};
