import { count, duration } from '../../format';

const KNOWS_LITTLE = 'The formula knows no working set and takes every write for another page.';

/** Of the read-outs that depend on the hypervisor’s rules. */
export const ruleExplanations = {
  liveRounds: {
    title: 'Live rounds',
    sentence: (why: string) =>
      `Round 0 sends all of memory, each later one what was dirtied since. The rounds ended because ${why}.`,
    none: (why: string) => `No round runs while the guest does: ${why}.`,
  },
  rounds: {
    title: 'Rounds by the closed form',
    sentence: (rounds: number) =>
      `Each round leaves the share r of the one before, so this many rounds would do; this run took ${count(rounds)}. ${KNOWS_LITTLE}`,
    endless: (rounds: number) =>
      `The guest writes at least as fast as pages can be sent, so every round leaves at least as much as the one before and the closed form never ends; this run took ${count(rounds)}. ${KNOWS_LITTLE}`,
    leaves: `Each round leaves the share r of the one before; this is what would be left after the rounds of this run. ${KNOWS_LITTLE}`,
    illustrative: 'The threshold: Microsoft publishes no value.',
  },
  threshold: {
    title: 'Threshold',
    byPages: (policy: string) =>
      `${policy} goes by a number of pages: it pauses the guest once few enough are left.`,
    byTime: (policy: string) =>
      `${policy} pauses the guest once the pages left can be sent within its downtime limit; so many fit.`,
    none: (policy: string) => `${policy} has no number of pages at which it stops copying.`,
    noPageFits: (limitMs: number) =>
      `Less than one page can be sent within the downtime limit of ${duration(limitMs)}.`,
    illustrative: 'The threshold: Microsoft publishes no value.',
  },
  estimate: {
    title: 'Estimated downtime',
    byPages: (round: number, policy: string) =>
      `What is left when round ${round} ends would take so long with the guest paused; headers are not counted. ${policy} looks at the number of pages instead.`,
    byTime: (round: number, policy: string, limitMs: number) =>
      `What is left when round ${round} ends would take so long with the guest paused; headers are not counted. ${policy} compares it with its limit of ${duration(limitMs)}.`,
    none: 'No round runs while the guest does, so nothing has to be estimated.',
  },
};
