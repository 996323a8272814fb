import type { PingResult } from '../../model/pings';
import { clockTime, duration, fineSeconds } from '../format';

/** A client of the VM, as its user sees it. */
export const client = {
  title: 'A client of the VM',
  about: 'It asks the VM again and again, and shows the last answer.',
  kinds: { name: 'What the VM does', ball: 'A ball', counter: 'A counter' },
  ball: 'A ball that the VM moves',
  fates: {
    answered: 'The VM answers.',
    paused: 'No answer: the VM is paused.',
    unannounced: 'No answer: the network still looks for the VM at the source.',
    'no-network': 'No answer: the network of the VM is not the client’s.',
    waiting: 'No answer: the VM waits for pages, and the link is cut.',
  } satisfies Record<PingResult | 'waiting', string>,
  slowed: 'The VM answers more slowly.',
  stutters: 'The VM answers, but it waits for pages.',
  /** `networkMs` is the part of the silence in which the VM runs and the network does not find it. */
  pings: (everyMs: number, silentMs: number, networkMs: number) =>
    silentMs > 0
      ? `A ping every ${duration(everyMs)}, no answer for ${duration(silentMs)}${
          networkMs > 0 ? `, ${duration(networkMs)} of it because of the network` : ''
        }`
      : `A ping every ${duration(everyMs)}, all answered`,
  inside: 'the VM’s clock',
  outside: 'the client’s clock',
  /** In slow motion, to a tenth of a millisecond. */
  time: (ms: number, isSlow: boolean) => (isSlow ? fineSeconds(ms) : clockTime(ms)),
  beats: 'Pings and their answers over the last seconds of playing',
  sound: { on: 'Turn on sound', off: 'Turn off sound', answer: '♪ high tone', none: '♪ low tone' },
  again: {
    real: 'See the pause in real time',
    slow: 'See it slowly',
  },
  noticed: {
    ask: 'Did you notice?',
    yes: 'Yes',
    no: 'No',
    answers: {
      yes: 'You saw it because the pause was shown slowly.',
      no: 'Few people would.',
      long: 'Such a pause is noticed in real time too.',
    },
    outage: (blackoutMs: number, outageMs: number) =>
      `The VM was paused for ${duration(blackoutMs)}. Its client got no answer for ${duration(outageMs)}${
        outageMs > blackoutMs
          ? `, because the network needs ${duration(outageMs - blackoutMs)} more to find it`
          : ''
      }.`,
    cutOff: (blackoutMs: number) =>
      `The VM was paused for ${duration(blackoutMs)}. Its client gets no answer any more.`,
    none: 'The VM was never paused.',
  },
};
