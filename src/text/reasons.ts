import type { Reason } from '../model/types';
import { reasons } from './en/reasons';
import { messages } from './language';

export const reasonsText = messages('reasons', reasons);

/** Writes a reason as a clause without capital and full stop. */
export function explain({ code, values }: Reason): string {
  const sentence = reasonsText[code];
  return typeof sentence === 'string' ? sentence : sentence(values);
}
