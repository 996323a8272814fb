import { linkRate, pagesOf, percent } from '../../format';

const writesAt = (ratio: number) =>
  `The VM writes pages at ${percent(ratio)} of the speed at which they can be sent.`;

/** For rates and shares. */
export const rateExplanations = {
  goodput: {
    title: 'Link goodput',
    sentence:
      'Goodput is the rate at which the link carries migration data. For each page, the link carries the page itself and a header that says which page it is.',
    compressed: (bytesPerSecond: number) =>
      `Each page is sent with a header that says which page it is. The processors compress the pages at ${linkRate(bytesPerSecond)}.`,
  },
  writeRatio: {
    title: 'Page writes ÷ link',
    below: (ratio: number) =>
      `${writesAt(ratio)} Below 100 %, a round on average leaves fewer pages than it sends. Those may still be too many when the policy ends the rounds.`,
    above: (ratio: number) =>
      `${writesAt(ratio)} From 100 % on, the rounds shrink only if many writes hit the same pages.`,
  },
  newlyDirtyRatio: {
    title: 'Newly dirty pages ÷ link',
    share: (ratio: number) =>
      `Pages become dirty at ${percent(ratio)} of the speed at which they can be sent. Several writes to a page in one round count once.`,
    none: 'No memory is copied while the VM runs, so no page has to be sent again.',
  },
  guestSpeed: {
    title: 'VM speed',
    copying: (round: number) =>
      `In round ${round}, the first write to each page causes a fault. It costs one of the n vCPUs the time c. Throttling takes the share s of the time of all vCPUs.`,
    pulling: (faults: number) =>
      `The VM works for a part of this step of the pull. The rest of the time it waits for pages. It needed ${pagesOf(faults)} that it did not have.`,
    waiting: 'The VM waits for pages that it needs, because the link is cut.',
    paused: 'The VM is paused at this moment.',
    full: 'Nothing slows the VM at this moment. No page is tracked and no page is missing.',
    unknown: 'The speed of the VM at this moment is not known.',
    illustrative: 'No source publishes how long a fault takes.',
  },
};
