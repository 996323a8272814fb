import type { PingResult } from '../../model/pings';
import { count, duration, plural } from '../format';

/** What a client of the VM sees during the move. */
export const pings = {
  title: 'What a client sees',
  cutOff: (everyMs: number, blackoutMs: number) =>
    `A client sends a ping every ${duration(everyMs)}. No ping is answered after the pause begins. After a blackout of [${duration(blackoutMs)}](number:blackout), the VM resumes on a switch that leads to another network.`,
  outage: (everyMs: number, lost: number, blackoutMs: number, announceMs: number) =>
    `A client sends a ping every ${duration(everyMs)}. ${count(lost)} ${plural(lost, 'ping gets', 'pings in a row get')} no answer. The blackout takes [${duration(blackoutMs)}](number:blackout).${
      announceMs > 0
        ? ` The network switches need another ${duration(announceMs)} to learn where the VM is.`
        : ''
    }`,
  fates: {
    answered: 'answered',
    paused: 'lost: the VM is paused',
    unannounced: 'lost: the switches still send it to the source',
    'no-network': 'lost: the switch leads to another network',
  } satisfies Record<PingResult, string>,
  illustrative: 'Illustrative: no source publishes the time until the switches know.',
};
