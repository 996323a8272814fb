import { count } from '../../format';

/** Of the read-outs that are rates and shares. */
export const rateExplanations = {
  goodput: {
    title: 'What the link carries',
    sentence:
      'Goodput is what the link carries for the migration. Each page takes its own size on the wire and a header that says which page it is.',
  },
  writeRatio: {
    title: 'Dirtied ÷ carried',
    below:
      'Page writes a second over the pages that can be sent a second: below 1 each round leaves less than it sends.',
    above:
      'Page writes a second over the pages that can be sent a second: from 1 on only writes that hit the same pages again let the rounds shrink.',
  },
  guestSpeed: {
    title: 'Guest speed',
    copying: (round: number) =>
      `In round ${round} the first write to a page costs one of the n vCPUs a fault of c; a throttle takes the share s of the time of all of them.`,
    pulling: (faults: number) =>
      `The guest gets so much of its own time done in a step of the pull; for the rest it waits, here for ${count(faults)} pages that it touched and lacked.`,
    paused: 'The guest is paused at this moment.',
    full: 'Nothing slows the guest at this moment: no page is tracked and none is missing.',
    unknown: 'Nothing is known of the guest at this moment.',
    illustrative: 'The cost of a fault: no source publishes it.',
  },
};
