import { describe, expect, test } from 'vitest';
import type { ScenarioInput } from '../../src/catalog/scenario-input';
import { simulate } from '../../src/engine/simulate';
import type { MigrationResult } from '../../src/model/types';
import { checkIdentities } from '../helpers/identities';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

const core = await newCore();

/** A guest of 64 MiB: round 0 lasts from 1.5 s to 2.5 s. */
const SMALL = {
  vm: { memoryBytes: 64 * 2 ** 20, deviceStateBytes: 0 },
  workload: { kind: 'uniform', writesPerSecond: 20000, workingSetPages: 8192 },
  link: { bytesPerSecond: 16384 * 4104 },
} satisfies Omit<ScenarioInput, 'v'>;

function run(
  input: Omit<ScenarioInput, 'v'>,
  model: 'pages' | 'counts' = 'pages',
): MigrationResult {
  const parts = { ...SMALL, ...input, link: { ...SMALL.link, ...input.link } };
  const result = simulate(core, scenarioOf(parts), model);
  checkIdentities(result);
  return result;
}

const CUT = [{ atMs: 2000, bytesPerSecond: 0 }];

describe('a cut link', () => {
  test.each(['pages', 'counts'] as const)(
    'before the switchover leaves the guest at the source, by %s',
    (model) => {
      const result = run({ link: { changes: CUT, giveUpMs: 3000 } }, model);
      expect(result.outcome).toBe('aborted');
      expect(result.stop.code).toBe('link-lost');
      expect(result.brownoutMs).toBe(3500);
      expect(result.blackoutMs).toBe(0);
      expect(result.cleanupMs).toBe(1500);
      expect(result.rounds.every((round) => round.live)).toBe(true);
    },
  );

  test('is waited for as long as the hosts are patient', () => {
    const back = [...CUT, { atMs: 6000, bytesPerSecond: SMALL.link.bytesPerSecond }];
    const result = run({ link: { changes: back, giveUpMs: 5000 } });
    expect(result.outcome).toBe('converged');
    expect(result.rounds[0]!.durationMs).toBeCloseTo(5000, 6);
  });

  test('lets the move start again where retries are left', () => {
    const back = [...CUT, { atMs: 9000, bytesPerSecond: SMALL.link.bytesPerSecond }];
    const result = run({
      link: { changes: back, giveUpMs: 3000 },
      limits: { retries: 1 },
    });
    expect(result.outcome).toBe('converged');
    expect(result.attempts).toEqual([
      { startMs: 1500, endMs: 5000, bytesSent: expect.any(Number) as number },
    ]);
    // The link works again at 9 s, and setup takes 1.5 s again.
    expect(result.rounds[0]!.startMs).toBe(10_500);
    expect(result.stalePagesAtActivation).toBe(0);
    const never = run({ link: { changes: CUT, giveUpMs: 3000 }, limits: { retries: 5 } });
    expect(never.outcome).toBe('aborted');
  });

  test('is no case for counts where the move may begin again', () => {
    expect(() => run({ link: { changes: CUT }, limits: { retries: 1 } }, 'counts')).toThrow(
      /the move may start again/,
    );
  });

  test('in the pause wakes the guest at the source', () => {
    const result = run({
      link: { changes: CUT, giveUpMs: 3000 },
      policy: { id: 'stop-and-copy' },
    });
    expect(result.outcome).toBe('aborted');
    expect(result.blackoutMs).toBe(3500);
  });

  test('while the guest pulls its memory loses it', () => {
    const result = run({ link: { changes: CUT, giveUpMs: 3000 }, policy: { id: 'post-copy' } });
    expect(result.outcome).toBe('lost');
    expect(result.stop.code).toBe('guest-lost');
    expect(result.pullMs).toBeGreaterThan(3000);
    expect(result.rounds.at(-1)!.pagesUnsent).toBeGreaterThan(0);
    expect(result.cleanupMs).toBe(0);
  });

  test('that is only slowed makes the move longer', () => {
    const slow = run({ link: { changes: [{ atMs: 2000, bytesPerSecond: 16384 * 410.4 }] } });
    expect(slow.rounds[0]!.durationMs).toBeCloseTo(500 + 5000, 6);
  });
});

describe('cancelling', () => {
  test.each(['pages', 'counts'] as const)(
    'in the setup, the brownout or the pause leaves the guest at the source, by %s',
    (model) => {
      const setup = run({ limits: { cancelAtMs: 700 } }, model);
      expect([setup.outcome, setup.stop.code, setup.setupMs]).toEqual([
        'aborted',
        'cancelled',
        700,
      ]);
      const live = run({ limits: { cancelAtMs: 1800 } }, model);
      expect([live.outcome, live.brownoutMs, live.blackoutMs]).toEqual(['aborted', 300, 0]);
      expect(live.cleanupMs).toBe(1500);
      const paused = run({ policy: { id: 'stop-and-copy' }, limits: { cancelAtMs: 1900 } }, model);
      expect([paused.outcome, paused.brownoutMs, paused.blackoutMs]).toEqual(['aborted', 0, 400]);
    },
  );

  test('comes too late once the guest pulls its memory, or has moved', () => {
    const pull = run({ policy: { id: 'post-copy' }, limits: { cancelAtMs: 2000 } });
    expect(pull.outcome).toBe('converged');
    expect(pull.pullMs).toBeGreaterThan(500);
    const moved = run({ limits: { cancelAtMs: 1e6 } });
    expect(moved.outcome).toBe('converged');
  });
});

describe('transports of Hyper-V', () => {
  const idle = { workload: { kind: 'idle' as const, compressRatio: 2 } };
  const round0 = (link: ScenarioInput['link']) => run({ ...idle, link }).rounds[0]!;

  test('compression sends fewer bytes, of as many pages as the processors manage', () => {
    expect(round0({ transport: 'compression' }).bytesSent).toBe(16384 * (2048 + 8));
    const byLink = round0({ transport: 'compression', compressBytesPerSecond: 1e12 });
    expect(byLink.durationMs).toBeCloseTo((1000 * 2056) / 4104, 6);
    // The compression saving is added to the link's rate, except for headers.
    const half = {
      compressBytesPerSecond: 32 * 2 ** 20,
      pageHeaderBytes: 0,
      bytesPerSecond: 2 ** 26,
    };
    expect(round0({ transport: 'compression', ...half }).durationMs).toBeCloseTo(800, 6);
  });

  test('SMB Multichannel uses every network adapter', () => {
    expect(round0({ transport: 'smb', nics: 4 }).durationMs).toBeCloseTo(250, 6);
    expect(round0({ transport: 'smb-direct', nics: 2 }).durationMs).toBeCloseTo(500, 6);
    expect(round0({ transport: 'tcp', nics: 4 }).durationMs).toBeCloseTo(1000, 6);
  });
});

describe('what a migration costs the guest', () => {
  test('each first write of a page in a round costs a fault', () => {
    const [first] = run({ timing: { faultMicros: 100 } }).rounds;
    const lostMs = (first!.pagesDirtied * 100) / 1000 / 4;
    expect(first!.guestSpeed).toBeCloseTo(1000 / (1000 + lostMs), 12);
    expect(run({ timing: { faultMicros: 0 } }).rounds[0]!.guestSpeed).toBe(1);
  });

  test('a throttled guest runs slower, and one with idle time still writes as much', () => {
    const busy = (pace: 'cpu' | 'demand') =>
      run({
        workload: { ...SMALL.workload, writesPerSecond: 2e5, pace },
        policy: { id: 'qemu-auto-converge', options: { downtimeLimitMs: 30 } },
        timing: { faultMicros: 0 },
        limits: { maxSeconds: 60 },
      });
    const speeds = busy('cpu').rounds.map((round) => round.guestSpeed);
    expect(speeds).toContain(0.8);
    expect(Math.min(...speeds.slice(0, -1))).toBeLessThan(0.5);
    expect(busy('demand').rounds.length).toBeGreaterThan(busy('cpu').rounds.length);
  });

  test('a guest that pulls its memory starts slow and gets faster', () => {
    const { pull, pullMs, blackoutMs, rounds } = run({
      policy: { id: 'post-copy' },
      workload: { ...SMALL.workload, touchesPerSecond: 2e5 },
    });
    expect(pull.length).toBeGreaterThan(50);
    expect(pull[0]!.guestSpeed).toBeLessThan(0.6);
    expect(pull.at(-1)!.guestSpeed).toBeGreaterThan(0.95);
    expect(pull.at(-1)!.missingPages).toBe(0);
    expect(pull.every((step, i) => i === 0 || step.missingPages <= pull[i - 1]!.missingPages)).toBe(
      true,
    );
    const faults = pull.reduce((sum, step) => sum + step.faults, 0);
    expect(faults).toBeGreaterThan(1000);
    expect(faults).toBeLessThan(8193);
    expect(blackoutMs).toBeLessThan(20);
    expect(pullMs).toBeGreaterThan(990);
    expect(rounds.at(-1)!.code).toBe('pull');
  });
});

test('quick migration takes memory over the rate of the storage, as published', () => {
  const result = run({
    vm: { memoryBytes: 1024 * 2 ** 20, deviceStateBytes: 0 },
    policy: { id: 'quick-migration' },
    workload: { kind: 'idle' },
  });
  // Published for 1 GB on 1 GbE iSCSI: 16 s.
  expect(result.blackoutMs / 1000).toBeGreaterThan(16);
  expect(result.blackoutMs / 1000).toBeLessThan(17);
});
