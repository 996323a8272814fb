import { type LaterCode, type Sentence, addSentences, say, pages, wordFor } from '../model/explain';

const SENTENCES: Record<LaterCode, Sentence> = {
  'downtime-above-limit': (v) =>
    `estimated downtime ${say(v.estimatedMs)} ms is above the limit of ${say(v.limitMs)} ms`,
  'downtime-within-limit': (v) =>
    `estimated downtime ${say(v.estimatedMs)} ms is within the limit of ${say(v.limitMs)} ms`,
  'many-pages-left': (v) => `${pages(v.pages)} in the round, not fewer than ${say(v.minPages)}`,
  'few-pages-left': (v) => `${pages(v.pages)} in the round, fewer than ${say(v.minPages)}`,
  'round-limit': (v) => `all ${say(v.maxRounds)} rounds are used up`,
  'send-limit': (v) => `${pages(v.pagesSent)} sent, more than ${say(v.maxFactor)} times the memory`,
  'rate-limit': (v) => `${pages(v.pages)} sent at the top rate, more than in the round before`,
  'no-bandwidth-yet': (v) => `${pages(v.pages)} wait and no bandwidth is measured yet`,
  'last-few-pages': (v) =>
    `${pages(v.pages)} left, fewer than ${say(v.minPages)}: ${wordFor(v.pages, 'it is', 'they are')} sent live once more`,
  'guest-slowed': (v) =>
    `estimated downtime ${say(v.estimatedMs)} ms is above the limit of ${say(v.limitMs)} ms and does not fall: the guest is slowed by ${say(v.percent)} %`,
  timeout: (v) => `${say(v.timeoutSeconds)} s have passed, the time allowed`,
  'no-progress': (v) => `no progress for ${say(v.progressSeconds)} s`,
  'switch-to-postcopy': (v) =>
    `the guest moves now and pulls the ${pages(v.pages)} that ${wordFor(v.pages, 'is', 'are')} left`,
  'setup-failed': () => 'the settings of the hosts did not allow it',
  'takeover-failed': () => 'the destination could not take the guest over',
  pull: () => 'the guest runs at the destination and its memory follows',
  'guest-lost': (v) =>
    `nothing passed the link for ${say(v.giveUpSeconds)} s while the guest was pulling its memory: neither host has all of it, and the guest is lost`,
};

addSentences(SENTENCES);
