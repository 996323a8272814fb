import type { GuestState } from '../../model/run/guests';
import type { Traffic } from '../../model/run/traffic';
import type { LimitCode } from '../../policies/policy';
import { linkRate, pagesOf, percent, roundedPart } from '../format';

/** Both hosts, what the VM does on them, and the link between them. */
export const stage = {
  both: 'Both hosts and the link',
  hosts: { source: 'Source', destination: 'Destination' },
  guest: {
    running: 'VM running',
    paused: 'VM paused',
    waiting: 'no VM yet',
    gone: 'VM gone',
    lost: 'VM lost',
  } satisfies Record<GuestState, string>,
  /** At the destination, while the link is cut. */
  waits: 'VM waits for pages',
  slowGuest: (speed: number) => `VM at ${percent(speed)} speed`,
  round: (round: number) => `round ${round}`,
  pulled: 'pull',
  lastPages: 'last pages',
  current: (share: number) => `${percent(share)} current`,
  discarded: 'deleted',
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
      flight: 'being sent',
    },
    destination: { unsent: 'missing', current: 'current', dirty: 'stale' },
  },
  zeroPage: 'zero page',
  traffic: {
    handshake: 'The hosts exchange messages over the link',
    disk: 'The disk is sent over the link',
    pages: 'Pages are sent over the link',
    'device-state': 'The device state is sent over the link',
    idle: 'The link is idle',
    cut: 'The link is cut',
  } satisfies Record<Traffic, string>,
  /** Below the link: what is sent over it. */
  link: {
    handshake: 'Handshake',
    cut: 'Cut',
    idle: 'Idle',
    left: (pages: number) => `${pagesOf(pages)} left`,
    disk: 'disk',
    mirror: 'new disk writes',
    deviceState: 'device state',
    /** The VM starts at the destination; how much of that has passed. */
    starts: (share: number) => `VM starts: ${percent(roundedPart(share))}`,
    complete: 'all pages arrived',
    heldBack: (bytesPerSecond: number) => `sends at ${linkRate(bytesPerSecond)}`,
    /** What keeps pages from being sent faster. */
    limits: {
      stream: () => 'limit: sending side',
      window: () => 'limit: TCP window',
      processors: () => 'limit: processors',
      compression: (bytesPerSecond: number) => `compresses ${linkRate(bytesPerSecond)}`,
      storage: () => 'limit: storage',
      cap: () => 'limit: bandwidth limit',
    } satisfies Record<Exclude<LimitCode, 'link'>, (bytesPerSecond: number) => string>,
  },
  /** The messages of the handshake. */
  handshake: {
    connect: 'connect and sign in',
    configure: 'configuration',
    reserve: 'memory reserved',
    check: 'compatibility check',
  },
};
