import type { Fate } from '../../model/pings';
import { duration } from '../format';

/** What somebody sees who asks the guest for answers. */
export const pings = {
  title: 'What a client sees',
  cutOff: (everyMs: number, blackoutMs: number) =>
    `A ping every ${duration(everyMs)} goes unanswered from the pause on: after the [${duration(blackoutMs)}](number:blackout) of the blackout the guest wakes on a switch that leads to another network.`,
  outage: (everyMs: number, lost: number, blackoutMs: number, announceMs: number) =>
    `A ping every ${duration(everyMs)} goes unanswered ${lost} times in a row: the [${duration(blackoutMs)}](number:blackout) of the blackout${
      announceMs > 0
        ? `, and the ${duration(announceMs)} until the switches know where the guest is`
        : ''
    }.`,
  fates: {
    answered: 'answered',
    paused: 'lost, the guest is paused',
    unannounced: 'lost, the switches send it to the source',
    'no-network': 'lost, the switch leads to another network',
  } satisfies Record<Fate, string>,
  illustrative: 'The time of the announcement is illustrative: no source publishes it.',
};
