import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './commands';

type Numbers = Record<string, number>;

const UNITS: Record<string, number> = {
  '': 1,
  B: 1,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
  'b/s': 1,
  'kb/s': 1e3,
  'Mb/s': 1e6,
  'Gb/s': 1e9,
  'Tb/s': 1e12,
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  min: 60,
  h: 3600,
  '%': 0.01,
  '×': 1,
  '/s': 1,
};

/** The names of the values in each block of `formulas.tex`. */
export function placeholders(): Record<string, string[]> {
  const text = readFileSync(join(root, 'src/views/explain/formulas.tex'), 'utf8');
  const blocks = text.replace(/%.*/g, '').split(/\n(?=\w+:\n)/);
  return Object.fromEntries(
    blocks
      .filter((block) => /^\w+:\n/.test(block))
      .map((block) => [
        block.slice(0, block.indexOf(':')),
        [...block.matchAll(/\\live\{(\w+)\}/g)].map((match) => match[1]!),
      ]),
  );
}

/** Reads a text of the page as a number: "1.5 s + 20 ms" is 1.52. */
export function readBack(text: string): number {
  const terms = text.replace(/\([\d,]+ more\)/, '').split(' + ');
  return terms.reduce((sum, term) => {
    const [, value, unit] = /^([\d,.]+(?:E-?\d+)?) ?(.*?) ?$/.exec(term) ?? [];
    if (value === undefined || !(unit! in UNITS)) throw new Error(`"${text}" is not a number.`);
    return sum + Number(value.replaceAll(',', '')) * UNITS[unit!]!;
  }, 0);
}

const law = (pages: number, rate: number, time: number) => pages * (1 - Math.exp(-rate * time));

/** Formulas whose values are whole pages, each rounded separately. */
export const IN_PAGES = new Set(
  'dirtied oneClass hotAndCold sweep left goodput thresholdByTime rounds'.split(' '),
);

/** Both sides of each formula, and the size of the terms if they are differences. */
export const SIDES: Record<string, (v: Numbers) => [number, number, number?]> = {
  total: (v) => [v.total!, v.setup! + v.brownout! + v.blackout! + v.cleanup!],
  totalPull: (v) => [v.total!, v.setup! + v.brownout! + v.blackout! + v.pull! + v.cleanup!],
  brownout: (v) => [v.brownout!, v.sum!],
  brownoutAgain: (v) => [v.brownout!, v.earlier! + v.sum!],
  blackout: (v) => [v.blackout!, v.pages! + (8 * v.state!) / v.link! + v.trip! + v.resume!],
  blackoutPull: (v) => [v.blackout!, (8 * v.state!) / v.link! + v.trip! + v.resume!],
  blackoutCut: (v) => [v.blackout!, v.end! - v.pause!, v.end!],
  pull: (v) => [v.pull!, (8 * v.bytes!) / v.rate!],
  round: (v) => [v.time!, (8 * v.bytes!) / v.rate!],
  faster: (v) => [v.pace!, (v.speed! * v.time!) / v.played!],
  slower: (v) => [v.pace!, v.played! / (v.speed! * v.time!)],
  sent: (v) => [v.bytes!, v.sum!],
  amplification: (v) => [v.times!, v.bytes! / v.memory!],
  dirtied: (v) => [v.dirtied!, v.sum!],
  oneClass: (v) => [v.expected!, law(v.pages!, v.rate!, v.time!), v.pages!],
  hotAndCold: (v) => [
    v.expected!,
    law(v.hotPages!, v.hotRate!, v.time!) + law(v.coldPages!, v.coldRate!, v.time!),
    v.hotPages! + v.coldPages!,
  ],
  sweep: (v) => [v.expected!, Math.min(v.pages!, v.writes! * v.time!), v.pages!],
  left: (v) => [v.left!, v.pages! - v.sent!],
  pace: (v) => [v.pace!, v.time! / v.played!],
  slowPace: (v) => [v.pace!, v.played! / v.time!],
  current: (v) => [v.share!, 1 - (v.absent! + v.stale!) / v.pages!],
  goodput: (v) => [v.pages!, v.link! / 8 / (v.page! + v.header!)],
  writeRatio: (v) => [v.ratio!, v.writes! / v.carried!],
  newlyDirtyRatio: (v) => [v.ratio!, v.dirtied! / (v.carried! * v.time!)],
  guestSpeed: (v) => {
    const own = v.vcpus! * v.time!;
    return [v.speed!, ((1 - v.throttle!) * own) / (own + v.dirtied! * v.fault!)];
  },
  guestSpeedPull: (v) => [v.speed!, v.guest! / v.step!],
  rounds: (v) => [v.rounds!, Math.ceil(Math.log(v.stop! / v.pages!) / Math.log(v.ratio!))],
  liveRounds: (v) => [v.rounds!, 1 + v.again!],
  thresholdByTime: (v) => [v.pages!, (v.link! * v.limit!) / 8 / v.page!],
  thresholdByPages: (v) => [v.bytes!, v.pages! * v.page!],
  estimate: (v) => [v.estimate!, (8 * v.left! * v.page!) / v.rate!],
};
