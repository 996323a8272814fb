import { type LaterCode, addSentences } from '../model/explain';

const SENTENCES: Record<LaterCode, (v: Record<string, string>) => string> = {
  'downtime-above-limit': (v) =>
    `estimated downtime ${v.estimatedMs} ms is above the limit of ${v.limitMs} ms`,
  'downtime-within-limit': (v) =>
    `estimated downtime ${v.estimatedMs} ms is within the limit of ${v.limitMs} ms`,
  'many-pages-left': (v) => `${v.pages} pages in the round, not fewer than ${v.minPages}`,
  'few-pages-left': (v) => `${v.pages} pages in the round, fewer than ${v.minPages}`,
  'round-limit': (v) => `all ${v.maxRounds} rounds are used up`,
  'send-limit': (v) => `${v.pagesSent} pages sent, more than ${v.maxFactor} times the memory`,
  'rate-limit': (v) => `${v.pages} pages sent at the top rate, more than in the round before`,
  'no-bandwidth-yet': (v) => `${v.pages} pages wait and no bandwidth is measured yet`,
  'last-few-pages': (v) =>
    `${v.pages} pages left, fewer than ${v.minPages}: they are sent live once more`,
  'guest-slowed': (v) =>
    `estimated downtime ${v.estimatedMs} ms is above the limit of ${v.limitMs} ms and does not fall: the guest is slowed by ${v.percent} %`,
  timeout: (v) => `${v.timeoutSeconds} s have passed, the time allowed`,
  'no-progress': (v) => `no progress for ${v.progressSeconds} s`,
  'switch-to-postcopy': (v) => `the guest moves now and pulls the ${v.pages} pages that are left`,
  'setup-failed': () => 'the settings of the hosts did not allow it',
  'takeover-failed': () => 'the destination could not take the guest over',
  pull: () => 'the guest runs at the destination and its memory follows',
  'guest-lost': (v) =>
    `nothing passed the link for ${v.giveUpSeconds} s while the guest was pulling its memory: neither host has all of it, and the guest is lost`,
};

addSentences(SENTENCES);
