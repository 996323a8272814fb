import { duration, roundsOf } from '../../format';

const EACH_ROUND_LEAVES = 'In the formula, each round leaves the share q of the round before.';
const EVERY_WRITE_COUNTS =
  'The formula ignores the working set: it counts every write as a new page.';
const NO_THRESHOLD_PUBLISHED = 'Microsoft publishes no value for the threshold.';

const timeToSend = (round: number) =>
  `This is the time to send the pages left after round ${round} while the VM is paused. Headers are not counted.`;

/** For numbers that depend on the hypervisor’s rules. */
export const ruleExplanations = {
  liveRounds: {
    title: 'Live rounds',
    sentence: (why: string) =>
      `Round 0 sends all memory. Each later round sends the pages that became dirty since. The reason why they ended: ${why}.`,
    none: (why: string) => `No round is sent while the VM runs at the source. The reason: ${why}.`,
  },
  rounds: {
    title: 'Rounds by the closed form',
    sentence: (rounds: number) =>
      `${EACH_ROUND_LEAVES} So the formula needs this many rounds. This run took ${roundsOf(rounds)}. ${EVERY_WRITE_COUNTS}`,
    endless: (rounds: number) =>
      `The VM writes pages at least as fast as they can be sent. In the formula, no round then leaves less than the round before, so it never ends. This run took ${roundsOf(rounds)}. ${EVERY_WRITE_COUNTS}`,
    leaves: `${EACH_ROUND_LEAVES} The result is the number of pages left after the rounds of this run. ${EVERY_WRITE_COUNTS}`,
    illustrative: NO_THRESHOLD_PUBLISHED,
  },
  threshold: {
    title: 'Threshold',
    byPages: (policy: string) => `With ${policy}, the VM is paused when few enough pages are left.`,
    byTime: (policy: string) =>
      `With ${policy}, the VM is paused when the pages left can be sent within the downtime limit. The formula gives the number of these pages.`,
    none: (policy: string) => `With ${policy}, no number of pages ends the copying.`,
    noPageFits: (limitMs: number) =>
      `Less than one page can be sent within the downtime limit of ${duration(limitMs)}.`,
    illustrative: NO_THRESHOLD_PUBLISHED,
  },
  estimate: {
    title: 'Estimated downtime',
    byPages: (round: number, policy: string) =>
      `${timeToSend(round)} With ${policy}, the number of pages decides instead.`,
    byTime: (round: number, policy: string, limitMs: number) =>
      `${timeToSend(round)} With ${policy}, this time is compared with the limit of ${duration(limitMs)}.`,
    none: 'No round is sent while the VM runs at the source, so nothing must be estimated.',
  },
};
