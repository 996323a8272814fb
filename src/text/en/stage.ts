import type { GuestState } from '../../model/run/guests';
import type { Traffic } from '../../model/run/traffic';
import { count, linkRate, percent } from '../format';

/** Both hosts, what the guest does on them, and the link between them. */
export const stage = {
  both: 'Both hosts and the link',
  hosts: { source: 'Source', destination: 'Destination' },
  guest: {
    running: 'guest running',
    paused: 'guest paused',
    waiting: 'no guest yet',
    gone: 'guest gone',
    lost: 'guest lost',
  } satisfies Record<GuestState, string>,
  slowGuest: (speed: number) => `guest at ${count(speed * 100)}\u202f% speed`,
  round: (round: number) => `round ${round}`,
  pulled: 'pulled',
  lastPages: 'last pages',
  current: (share: number) => `${percent(share)} current`,
  discarded: 'discarded',
  legendOf: {
    source: 'Legend of the source map',
    destination: 'Legend of the destination map',
  },
  /** What the colours of a map mean. */
  legends: {
    source: {
      unsent: 'not sent',
      current: 'sent, clean',
      dirty: 'dirty again',
      flight: 'in flight',
    },
    destination: { unsent: 'absent', current: 'current', dirty: 'stale' },
  },
  zeroPage: 'zero page',
  traffic: {
    handshake: 'The hosts talk over the link',
    disk: 'The disk crosses the link',
    pages: 'Pages cross the link',
    'device-state': 'The device state crosses the link',
    idle: 'The link is idle',
    cut: 'The link is cut',
  } satisfies Record<Traffic, string>,
  /** Below the link: what crosses it. */
  link: {
    handshake: 'Handshake',
    cut: 'Cut',
    idle: 'Idle',
    left: (pages: number) => `${count(pages)} left to send`,
    disk: 'disk',
    mirror: 'disk, mirrored',
    deviceState: 'device state',
    complete: 'all pages are there',
    heldBack: (bytesPerSecond: number) => `sends ${linkRate(bytesPerSecond)}`,
  },
  /** The messages of the handshake. */
  handshake: {
    connect: 'connect and sign in',
    configure: 'configuration',
    reserve: 'memory reserved',
    check: 'compatible',
  },
};
