import { count, duration, plural } from '../format';

/** Why a guest has not moved. */
type Stay = 'no-memory' | 'queued' | 'settings' | 'take-over' | 'given-up' | 'not-ended' | 'lost';

const stay = (guests: number) => `${count(guests)} ${plural(guests, 'stays', 'stay')}`;

/** How many guests have not moved, and why. */
const others: Readonly<Record<Stay, (guests: number, destination: string) => string>> = {
  'no-memory': (guests, destination) => `${stay(guests)}, as ${destination} has no memory left.`,
  queued: (guests) =>
    `${count(guests)} ${plural(guests, 'waits', 'wait')} until a move that is under way has ended.`,
  settings: (guests) => `${stay(guests)}, as the settings of the hosts let none through.`,
  'take-over': (guests) => `${stay(guests)}, as the destination could take none over.`,
  'given-up': (guests) => `${stay(guests)}: the move was given up.`,
  'not-ended': (guests) => `${stay(guests)}: the copying has not ended.`,
  lost: (guests) =>
    `${count(guests)} ${plural(guests, 'is', 'are')} lost: neither host has all of its memory.`,
};

/** The same of one guest, in its row. */
const why: Readonly<Record<Stay, (destination: string) => string>> = {
  'no-memory': (destination) => `stays, as ${destination} has no memory left`,
  queued: () => 'waits until a move that is under way has ended',
  settings: () => 'stays, as the settings of the hosts let none through',
  'take-over': () => 'stays, as the destination could take none over',
  'given-up': () => 'stays: the move was given up',
  'not-ended': () => 'stays: the copying has not ended',
  lost: () => 'lost: neither host has all of its memory',
};

/** Several guests that leave one host together. */
export const movesTogether = {
  title: 'Several at once',
  count: 'Guests that leave',
  limit: 'Send at a time',
  asSet: (limit: number) => `as set: ${count(limit)}`,
  stream: 'One stream carries',
  diskAlone: 'Where the disks move too, one guest leaves at a time.',
  alone: 'One alone has the whole link. With more, those who send share it evenly.',
  away: (guests: number, ms: number, longestMs: number) =>
    guests === 1
      ? `1 guest is away after [${duration(ms)}](strong); the last waited ${duration(longestMs)} for its turn.`
      : `${count(guests)} guests of the same kind are away after [${duration(ms)}](strong); the last waited ${duration(longestMs)} for its turn.`,
  others,
  why,
  shown: 'The screens show the first.',
  guest: (name: string, index: number) => (index ? `${name} (${count(index + 1)})` : name),
  legend: {
    setup: 'setup',
    wait: 'waits for its turn',
    send: 'brownout',
    pause: 'blackout',
    pull: 'pull',
    cleanup: 'cleanup',
  },
  table: {
    summary: 'As a table',
    title: 'Several at once: table',
    guest: 'Guest',
    waited: 'Waited',
    began: 'Began to send',
    brownout: 'Brownout',
    blackout: 'Blackout',
    done: 'Done',
  },
  published: 'Against a published table',
};
