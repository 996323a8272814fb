import {
  type LaterCode,
  type Sentence,
  addSentences,
  number,
  pages,
  plural,
} from '../model/explain';

const SENTENCES: Record<LaterCode, Sentence> = {
  'downtime-above-limit': (v) =>
    `estimated downtime ${number(v.estimatedMs)} ms is above the limit of ${number(v.limitMs)} ms`,
  'downtime-within-limit': (v) =>
    `estimated downtime ${number(v.estimatedMs)} ms is within the limit of ${number(v.limitMs)} ms`,
  'many-pages-left': (v) => `${pages(v.pages)} in the round, not fewer than ${number(v.minPages)}`,
  'few-pages-left': (v) => `${pages(v.pages)} in the round, fewer than ${number(v.minPages)}`,
  'round-limit': (v) => `all ${number(v.maxRounds)} rounds are used up`,
  'send-limit': (v) =>
    `${pages(v.pagesSent)} sent, more than ${number(v.maxFactor)} times the memory`,
  'rate-limit': (v) => `${pages(v.pages)} sent at the top rate, more than in the round before`,
  'no-bandwidth-yet': (v) => `${pages(v.pages)} wait and no bandwidth is measured yet`,
  'last-few-pages': (v) =>
    `${pages(v.pages)} left, fewer than ${number(v.minPages)}: ${plural(v.pages, 'it is', 'they are')} sent live once more`,
  'guest-slowed': (v) =>
    `estimated downtime ${number(v.estimatedMs)} ms is above the limit of ${number(v.limitMs)} ms and does not fall: the guest is slowed by ${number(v.percent)} %`,
  timeout: (v) => `${number(v.timeoutSeconds)} s have passed, the time allowed`,
  'no-progress': (v) => `no progress for ${number(v.progressSeconds)} s`,
  'switch-to-postcopy': (v) =>
    `the guest moves now and pulls the ${pages(v.pages)} that ${plural(v.pages, 'is', 'are')} left`,
  'setup-failed': () => 'the settings of the hosts did not allow it',
  'takeover-failed': () => 'the destination could not take the guest over',
  pull: () => 'the guest runs at the destination and its memory follows',
  'guest-lost': (v) =>
    `nothing passed the link for ${number(v.giveUpSeconds)} s while the guest was pulling its memory: neither host has all of it, and the guest is lost`,
};

addSentences(SENTENCES);
