import type { Reason, StopCode } from '../../model/types';
import { number } from '../format';

type Values = Reason['values'];

/** A number in a sentence; NaN where a reason lacks it. */
const say = (value = NaN): string => number(value);

/** Which of two words goes with a number, as it is written. */
const wordFor = (value: number | undefined, one: string, many: string): string =>
  say(value) === say(1) ? one : many;

const pages = (value?: number): string => `${say(value)} ${wordFor(value, 'page', 'pages')}`;

/** Why a run ended or a round was followed by another: clauses without capital and full stop. */
export const reasons = {
  'no-live-rounds': 'the guest is paused before anything is copied',
  'first-round': 'nothing was sent yet',
  'above-threshold': (v: Values) =>
    `${pages(v.pages)} left, more than the threshold of ${say(v.thresholdPages)}`,
  'below-threshold': (v: Values) =>
    `${pages(v.pages)} left, within the threshold of ${say(v.thresholdPages)}`,
  'pass-limit': (v: Values) =>
    `all ${say(v.maxPasses)} passes are used up with ${pages(v.pages)} left`,
  'final-copy': 'the guest is paused and the last pages are sent',
  'time-cap': (v: Values) => `the simulation was limited to ${say(v.maxSeconds)} s`,
  'round-cap': (v: Values) => `the simulation was limited to ${say(v.maxRounds)} rounds`,
  'link-lost': (v: Values) =>
    `nothing passed the link for ${say(v.giveUpSeconds)} s, so the move was given up and the guest runs on at the source`,
  cancelled: 'it was cancelled, and the guest runs on at the source',
  'downtime-above-limit': (v: Values) =>
    `estimated downtime ${say(v.estimatedMs)} ms is above the limit of ${say(v.limitMs)} ms`,
  'downtime-within-limit': (v: Values) =>
    `estimated downtime ${say(v.estimatedMs)} ms is within the limit of ${say(v.limitMs)} ms`,
  'many-pages-left': (v: Values) =>
    `${pages(v.pages)} in the round, not fewer than ${say(v.minPages)}`,
  'few-pages-left': (v: Values) => `${pages(v.pages)} in the round, fewer than ${say(v.minPages)}`,
  'round-limit': (v: Values) => `all ${say(v.maxRounds)} rounds are used up`,
  'send-limit': (v: Values) =>
    `${pages(v.pagesSent)} sent, more than ${say(v.maxFactor)} times the memory`,
  'rate-limit': (v: Values) =>
    `${pages(v.pages)} sent at the top rate, more than in the round before`,
  'no-bandwidth-yet': (v: Values) => `${pages(v.pages)} wait and no bandwidth is measured yet`,
  'last-few-pages': (v: Values) =>
    `${pages(v.pages)} left, fewer than ${say(v.minPages)}: ${wordFor(v.pages, 'it is', 'they are')} sent live once more`,
  'guest-slowed': (v: Values) =>
    `estimated downtime ${say(v.estimatedMs)} ms is above the limit of ${say(v.limitMs)} ms and does not fall: the guest is slowed by ${say(v.percent)} %`,
  timeout: (v: Values) => `${say(v.timeoutSeconds)} s have passed, the time allowed`,
  'no-progress': (v: Values) => `no progress for ${say(v.progressSeconds)} s`,
  'switch-to-postcopy': (v: Values) =>
    `the guest moves now and pulls the ${pages(v.pages)} that ${wordFor(v.pages, 'is', 'are')} left`,
  'setup-failed': 'the settings of the hosts did not allow it',
  'takeover-failed': 'the destination could not take the guest over',
  pull: 'the guest runs at the destination and its memory follows',
  'guest-lost': (v: Values) =>
    `nothing passed the link for ${say(v.giveUpSeconds)} s while the guest was pulling its memory: neither host has all of it, and the guest is lost`,
} satisfies Record<StopCode, string | ((values: Values) => string)>;
