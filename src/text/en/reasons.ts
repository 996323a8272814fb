import type { Reason, StopCode } from '../../model/types';
import { duration, number } from '../format';

type Values = Reason['values'];

/** A number in a sentence; NaN if the reason lacks it. */
const say = (value = NaN): string => number(value);

/** Which of two words goes with a number, as it is written. */
const wordFor = (value: number | undefined, one: string, many: string): string =>
  say(value) === say(1) ? one : many;

const pages = (value?: number): string => `${say(value)} ${wordFor(value, 'page', 'pages')}`;
const areLeft = (value?: number): string => `${pages(value)} ${wordFor(value, 'is', 'are')} left`;
const wereSent = (value?: number): string =>
  `${pages(value)} ${wordFor(value, 'was', 'were')} sent`;
const estimate = (value?: number): string => `the estimated downtime of ${say(value)} ms`;
const allDone = (value: number | undefined, one: string, many: string): string =>
  wordFor(value, `the only ${one} is done`, `all ${say(value)} ${many} are done`);

/** Why a run ended or another round followed: clauses without capital and full stop. */
export const reasons = {
  'no-live-rounds': 'this policy copies no memory while the VM runs',
  'first-round': 'no page has been sent yet',
  'above-threshold': (v: Values) =>
    `${areLeft(v.pages)}, more than the threshold of ${say(v.thresholdPages)}`,
  'below-threshold': (v: Values) =>
    `${areLeft(v.pages)}, within the threshold of ${say(v.thresholdPages)}`,
  'pass-limit': (v: Values) => `${allDone(v.maxPasses, 'pass', 'passes')}, and ${areLeft(v.pages)}`,
  'final-copy': 'the VM is paused, and the last pages are sent',
  'time-cap': ({ maxSeconds = NaN }: Values) =>
    `the simulation stopped at its limit of ${duration(1000 * maxSeconds)}`,
  'round-cap': (v: Values) => `the simulation stopped at its limit of ${say(v.maxRounds)} rounds`,
  'never-ends': (v: Values) =>
    `${areLeft(v.pages)} after each round, and no rule of this policy ends the move`,
  'link-lost': (v: Values) => `no data crossed the link for ${say(v.giveUpSeconds)} s`,
  cancelled: 'the move was cancelled',
  'downtime-above-limit': (v: Values) =>
    `${estimate(v.estimatedMs)} is above the limit of ${say(v.limitMs)} ms`,
  'downtime-within-limit': (v: Values) =>
    `${estimate(v.estimatedMs)} is within the limit of ${say(v.limitMs)} ms`,
  'many-pages-left': (v: Values) =>
    `the round had ${pages(v.pages)}, not fewer than ${say(v.minPages)}`,
  'few-pages-left': (v: Values) => `the round had ${pages(v.pages)}, fewer than ${say(v.minPages)}`,
  'round-limit': (v: Values) => allDone(v.maxRounds, 'round', 'rounds'),
  'send-limit': (v: Values) =>
    `${wereSent(v.pagesSent)}, more than ${wordFor(v.maxFactor, 'the memory', `${say(v.maxFactor)} times the memory`)}`,
  'rate-limit': (v: Values) =>
    `${wereSent(v.pages)} at the top rate, more than in the round before`,
  'no-bandwidth-yet': (v: Values) =>
    `${pages(v.pages)} ${wordFor(v.pages, 'waits', 'wait')}, and no bandwidth has been measured yet`,
  'last-few-pages': (v: Values) =>
    `${areLeft(v.pages)}, fewer than ${say(v.minPages)}, so ${wordFor(v.pages, 'it is', 'they are')} sent live once more`,
  'timed-sync': 'a timer read the dirty bitmap during a pass, and the pass continues',
  'guest-slowed': (v: Values) =>
    `${estimate(v.estimatedMs)} is above the limit of ${say(v.limitMs)} ms and does not fall, so the VM is slowed by ${say(v.percent)} %`,
  timeout: (v: Values) => `the time limit of ${say(v.timeoutSeconds)} s has passed`,
  'no-progress': (v: Values) => `there was no progress for ${say(v.progressSeconds)} s`,
  'switch-to-postcopy': (v: Values) =>
    `the VM moves now and pulls the ${pages(v.pages)} that ${wordFor(v.pages, 'is', 'are')} left`,
  'setup-failed': 'the settings of the hosts did not allow the move',
  'takeover-failed': 'the destination could not take over the VM',
  pull: 'the VM runs at the destination and pulls its memory',
  'guest-lost': (v: Values) =>
    `no data crossed the link for ${say(v.giveUpSeconds)} s while the VM pulled its memory`,
} satisfies Record<StopCode, string | ((values: Values) => string)>;
