import { beforeAll, describe, expect, test } from 'vitest';
import { simulate } from '../../src/engine/simulate';
import type { PageKernel } from '../../src/engine/kernel';
import { clusteredHosts, readyHosts } from '../../src/hyperv/ready';
import { eventsOf } from '../../src/model/events';
import { Run } from '../../src/model/run/run';
import type { MigrationResult } from '../../src/model/types';
import { judge } from '../../src/model/run/judge';
import { describeMoment } from '../../src/views/watch/caption';
import { flightOf } from '../../src/views/map/presence';
import { sayLink } from '../../src/views/watch/link-words';
import { writeApart } from '../../src/views/outcomes/write-apart';
import { narrate } from '../../src/views/watch/narrate';
import { eventsText } from '../../src/text/events';
import { stageText } from '../../src/text/stage';
import { verdictText } from '../../src/text/verdict';
import { plain } from '../../src/text/rich';
import { sayFigures, sayVerdict } from '../../src/views/watch/say-verdict';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

let kernel: PageKernel;
beforeAll(async () => {
  kernel = await newCore();
});

const small = {
  vm: { memoryBytes: 64 * 2 ** 20 },
  workload: { kind: 'uniform', writesPerSecond: 2000, workingSetPages: 4096 },
} as const;
const CUT = [{ atMs: 3000, bytesPerSecond: 0 }];
const BACK = [...CUT, { atMs: 200_000, bytesPerSecond: 200e6 }];
/** A move with its disk over a link that is cut during the disk copy. */
const withDisk = (changes: { atMs: number; bytesPerSecond: number }[], retries = 0) =>
  scenarioOf({
    ...small,
    storage: { kind: 'shared-nothing', diskBytes: 2 ** 30 },
    link: { bytesPerSecond: 200e6, changes },
    limits: { retries },
  });
test('two ends of a scale are written with as many digits as tell them apart', () => {
  expect(writeApart('speed', 0.9, 0.98812)).toEqual(['90 %', '98.8 %']);
  expect(writeApart('speed', 0.98767, 0.98774)).toEqual(['98.767 %', '98.774 %']);
  expect(writeApart('pause', 16_604.2, 16_598.1)).toEqual(['16.6042 s', '16.5981 s']);
  expect(writeApart('rounds', 4, 4)).toEqual(['4', '4']);
});

const verdictOf = (result: MigrationResult) =>
  plain(sayVerdict(judge(result), result.scenario.policy.id));
const story = (result: MigrationResult) => eventsOf(result).map((event) => narrate(event, result));

test('the caption of round 0 says whether the VM dirties anything', () => {
  const captionOf = (writesPerSecond: number) => {
    const { vm } = small;
    const workload = { ...small.workload, writesPerSecond };
    const run = new Run(simulate(kernel, scenarioOf({ vm, workload })));
    return plain(describeMoment(run.at(run.result.rounds[0]!.startMs + 1)).text);
  };
  expect(captionOf(2000)).toMatch(/The VM dirties some again\.$/);
  expect(captionOf(0)).toMatch(/The VM dirties none of them\.$/);
});

test.each<[string, object, number, number, RegExp]>([
  ['while memory is copied', {}, 2000, 1999, /link is cut.*keeps running at the source/],
  ['during setup', {}, 1000, 999, /link is cut/],
  ['in post-copy', { policy: { id: 'post-copy' } }, 3000, 2999, /link is cut.*runs with the pages/],
])(
  'a cut link %s is told from its moment on, and nothing is drawn in flight',
  (_, more, ms, before, words) => {
    const link = { bytesPerSecond: 20e6, changes: [{ atMs: ms, bytesPerSecond: 0 }] };
    const run = new Run(simulate(kernel, scenarioOf({ ...small, ...more, link })));
    const cells = new Uint8Array(100);
    const counts = { pages: 100, absentPages: 0, dirtyPages: 0, stalePages: 0 };
    const frame = { ms, pagesPerCell: 1, cells, cursor: 50, isCounted: true, ...counts };
    for (const at of [ms, ms + 30_000]) {
      const moment = run.at(at);
      expect(plain(describeMoment(moment).text)).toMatch(words);
      expect(sayLink(moment, moment.traffic(true)).what).toBe(stageText.link.cut);
      expect(flightOf(moment, frame, 'source')).toEqual([0, 0]);
    }
    expect(plain(describeMoment(run.at(before)).text)).not.toMatch(/link is cut/);
  },
);

test.each<[string, object, number]>([
  ['while memory is copied', {}, 2000],
  ['in post-copy', { policy: { id: 'post-copy' } }, 3000],
  ['by an edit', { edits: [{ atMs: 2000, set: { 'link.bytesPerSecond': 5e6 } }] }, 2000],
])('a link that was slowed %s is told as long as it is slow', (_, more, ms) => {
  const isEdit = 'edits' in more;
  const slow = { atMs: ms, bytesPerSecond: 5e6 };
  const faster = { atMs: ms + 500, bytesPerSecond: 20e6 };
  const link = { bytesPerSecond: 20e6, changes: isEdit ? [faster] : [slow, faster] };
  const run = new Run(simulate(kernel, scenarioOf({ ...small, ...more, link })));
  const saidAt = (at: number) => plain(describeMoment(run.at(at)).text);
  expect(saidAt(ms - 1)).not.toMatch(/slowed/);
  expect(saidAt(ms + 1)).toMatch(/The link was slowed to 40 Mb\/s\./);
  expect(saidAt(ms + 501)).not.toMatch(/slowed/);
});

test('a cut while the destination takes over is no slower link', () => {
  const link = { bytesPerSecond: 20e6 };
  const whole = new Run(simulate(kernel, scenarioOf({ ...small, link })));
  const { fromMs, toMs } = whole.steps.find(({ code }) => code === 'resume')!;
  const ms = (fromMs + toMs) / 2;
  const changes = [{ atMs: ms, bytesPerSecond: 0 }];
  const run = new Run(simulate(kernel, scenarioOf({ ...small, link: { ...link, changes } })));
  expect(describeMoment(run.at(ms))).toEqual(describeMoment(whole.at(ms)));
});

test('while pages are sent, some are drawn in flight', () => {
  const run = new Run(simulate(kernel, scenarioOf({ ...small, link: { bytesPerSecond: 20e6 } })));
  const counts = { pages: 100, absentPages: 0, dirtyPages: 0, stalePages: 0 };
  const cells = new Uint8Array(100);
  const frame = { ms: 2000, pagesPerCell: 1, cells, cursor: 50, isCounted: true, ...counts };
  expect(flightOf(run.at(2000), frame, 'source')).toEqual([49, 50]);
});

test('the caption of a move that was given up says why', () => {
  const limits = { cancelAtMs: 2000 };
  const link = { bytesPerSecond: 20e6 };
  const run = new Run(simulate(kernel, scenarioOf({ ...small, link, limits })));
  expect(describeMoment(run.at(2100)).text).toMatch(/^The move was cancelled\. .*at the source/);
});

describe('where the link is cut while the disk is copied', () => {
  test('the move is given up, and no round is counted', () => {
    const result = simulate(kernel, withDisk(CUT));
    expect(verdictOf(result)).toBe('The move was given up. The VM stays at the source.');
    const sayAt = (ms: number) => {
      const moment = new Run(result).at(ms);
      return sayLink(moment, moment.traffic(true)).what;
    };
    expect(sayAt(50_000)).toBe('Cut');
    expect(sayAt(2000)).toBe('1.6 Gb/s');
  });

  test('it begins again when the link is back, and says so meanwhile', () => {
    const result = simulate(kernel, withDisk(BACK, 1));
    expect(verdictOf(result)).toMatch(/^Converged in /);
    expect(story(result)).toContain(eventsText.attemptLost(1, 0));
    const run = new Run(result);
    const before = run.at(result.attempts[0]!.endMs + 1);
    expect(describeMoment(before).text).toMatch(/starts again/);
  });
});

test('a copying that never ends tells of rounds only where there are some', () => {
  const scenario = scenarioOf({
    ...small,
    storage: { kind: 'shared-nothing', diskBytes: 2 ** 40 },
    limits: { maxSeconds: 100 },
  });
  expect(verdictOf(simulate(kernel, scenario))).toBe(plain(verdictText.neverEnds(0)));
});

describe('what is told of a move that its settings end', () => {
  const told = (change: (hosts: ReturnType<typeof readyHosts>) => void) => {
    const hosts = readyHosts();
    change(hosts);
    return story(simulate(kernel, scenarioOf({ ...small, hosts }))).at(-1);
  };

  test.each<[string, Parameters<typeof told>[0], string]>([
    [
      'before anything was made',
      ({ second }) => (second.port6600 = 'refused'),
      eventsText.end.nothingToUndo,
    ],
    ['after something was made', ({ second }) => (second.switches = ['X']), eventsText.end.stayed],
    [
      'in the queue of a cluster',
      (hosts) => Object.assign(hosts, clusteredHosts()).first.underWay++,
      eventsText.end.queued,
    ],
  ])('%s', (_, change, words) => {
    expect(told(change)).toBe(words);
  });
});

test('caption and log name the same size of what changed while a disk was copied', () => {
  const scenario = scenarioOf({
    ...small,
    storage: { kind: 'shared-nothing', diskBytes: 2 ** 30, writeBytesPerSecond: 20e6 },
    link: { bytesPerSecond: 200e6 },
    // The copy takes longer than with the link of the start, and more is written behind it.
    edits: [{ atMs: 2000, set: { 'link.bytesPerSecond': 50e6 } }],
  });
  const run = new Run(simulate(kernel, scenario));
  const mirror = run.events.find(({ kind }) => kind === 'mirror')!;
  const size = /[\d.]+ MiB/.exec(narrate(mirror, run.result))![0];
  expect(plain(describeMoment(run.at(mirror.ms + 1)).text)).toContain(size);
});

describe('the verdict says why the outcome is not what page writes ÷ link suggests', () => {
  const figuresOf = (workload: object, more: object = {}) => {
    const vm = { memoryBytes: 2 ** 28 };
    const result = simulate(kernel, scenarioOf({ vm, workload, ...more }));
    return { result, ...judge(result), text: plain(sayFigures(judge(result))) };
  };
  const UNIFORM = { kind: 'uniform', workingSetPages: 60_000 };

  test('below 100 %, and not converged', () => {
    const workload = { ...UNIFORM, writesPerSecond: 150_000 };
    const { outcome, writeRatio, text } = figuresOf(workload, { policy: { id: 'xen' } });
    expect([outcome, writeRatio < 1]).toEqual(['forced', true]);
    expect(text).toMatch(
      /were still shrinking: while the last one sent [\d,]+ pages, the VM dirtied/,
    );
  });

  test('above 100 %, and not converged: the hot pages are all dirty again in each round', () => {
    const { outcome, lastRound, text } = figuresOf({ ...UNIFORM, writesPerSecond: 3e6 });
    expect(outcome).toBe('forced');
    expect(text).toContain(
      plain(verdictText.lastRound.stuck(lastRound!.pagesSent, lastRound!.pagesDirtied)),
    );
  });

  test('above 100 %, and converged: the writes hit the same pages', () => {
    const workload = { kind: 'uniform', workingSetPages: 3000, writesPerSecond: 1e6 };
    const { outcome, writeRatio, newlyDirtyRatio, text } = figuresOf(workload);
    expect([outcome, writeRatio > 1]).toEqual(['converged', true]);
    expect(text).toContain(plain(verdictText.lastRound.samePages(newlyDirtyRatio!)));
  });

  test('as usual, it says no more', () => {
    const { outcome, text } = figuresOf({ ...UNIFORM, writesPerSecond: 1000 });
    expect(outcome).toBe('converged');
    expect(text).not.toMatch(/shrinking|same pages|slowed/);
  });

  test('the time for which the link is cut does not raise the ratio', () => {
    const workload = { ...UNIFORM, writesPerSecond: 10_000 };
    const changes = [{ atMs: 1700, bytesPerSecond: 0 }];
    const cut = figuresOf(workload, { link: { changes } });
    expect(cut.outcome).toBe('aborted');
    expect(cut.writeRatio / figuresOf(workload).writeRatio).toBeCloseTo(1, 1);
    expect(cut.text).not.toMatch(/shrinking/);
  });
});
