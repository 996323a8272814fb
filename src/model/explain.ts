import type { Reason } from './types';

const number = (value: number) => {
  const rounded = value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
  return String(rounded).replace(/\B(?=(\d{3})+(?!\d))/g, rounded < 1000 ? '' : ',');
};

const SENTENCES: Record<Reason['code'], (v: Record<string, string>) => string> = {
  'no-live-rounds': () => 'the guest is paused before anything is copied',
  'first-round': () => 'nothing was sent yet',
  'above-threshold': (v) => `${v.pages} pages left, more than the threshold of ${v.thresholdPages}`,
  'below-threshold': (v) => `${v.pages} pages left, within the threshold of ${v.thresholdPages}`,
  'pass-limit': (v) => `all ${v.maxPasses} passes are used up with ${v.pages} pages left`,
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
  pull: () => 'the guest runs at the destination and its memory follows',
  'final-copy': () => 'the guest is paused and the last pages are sent',
  'time-cap': (v) => `the simulation was limited to ${v.maxSeconds} s`,
  'round-cap': (v) => `the simulation was limited to ${v.maxRounds} rounds`,
  'link-lost': (v) =>
    `nothing passed the link for ${v.giveUpMs} ms, so the move was given up and the guest runs on at the source`,
  'guest-lost': (v) =>
    `nothing passed the link for ${v.giveUpMs} ms while the guest was pulling its memory: neither host has all of it, and the guest is lost`,
  cancelled: () => 'it was cancelled, and the guest runs on at the source',
};

/** Renders a reason as a sentence without capital and full stop; no locale enters it. */
export function explain(reason: Reason): string {
  const values = Object.fromEntries(
    Object.entries(reason.values).map(([key, value]) => [key, number(value)]),
  );
  return SENTENCES[reason.code](values);
}
