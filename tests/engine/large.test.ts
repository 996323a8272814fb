import { afterEach, describe, expect, test, vi } from 'vitest';
import '../../src/engine/all-parts';
import { EnginePool } from '../../src/engine/pool';
import { simulate } from '../../src/engine/simulate';
import type { ScenarioInput } from '../../src/catalog/scenario-input';
import { FakeWorker } from '../helpers/fake-workers';
import { checkIdentities } from '../helpers/identities';
import { newCore } from '../helpers/kernels';
import { comparable, scenarioOf } from '../helpers/scenarios';

vi.mock('../../src/engine/assets', () => import('../helpers/fake-workers'));
afterEach(() => FakeWorker.reset());

const core = await newCore();
const TIB = 2 ** 40;

/** A VM on a link that sends it in about an hour and a half, for any size. */
const large = (memoryBytes: number, policy: string, more: Partial<ScenarioInput> = {}) =>
  scenarioOf({
    ...more,
    vm: { memoryBytes, ...more.vm },
    link: { bytesPerSecond: memoryBytes / 5000, senderBytesPerSecond: 1e12 },
    limits: { maxSeconds: 1e6 },
    policy: { id: policy },
  });

describe('a VM of 64 TiB', () => {
  test.each(['hyper-v', 'qemu', 'qemu-postcopy', 'xen', 'xen-legacy', 'post-copy', 'vmotion'])(
    'moves under %s on fewer pages that stand for its 2^34',
    (policy) => {
      const result = simulate(core, large(64 * TIB, policy));
      expect(result.model).toBe('scaled-pages');
      expect(result.rounds[0]!.pagesToSend).toBe(2 ** 34);
      expect(result.stalePagesAtActivation).toBeNull();
      checkIdentities(result);
    },
  );

  test('of 1 GiB pages has few of them, and is simulated page by page', () => {
    const result = simulate(core, large(64 * TIB, 'hyper-v', { vm: { pageBytes: 2 ** 30 } }));
    expect(result.model).toBe('pages');
    expect(result.rounds[0]!.pagesToSend).toBe(65_536);
    expect(result.stalePagesAtActivation).toBe(0);
  });

  test('by counts agrees with the run on fewer pages', () => {
    const scenario = large(64 * TIB, 'hyper-v');
    const [scaled, counts] = [simulate(core, scenario), simulate(core, scenario, 'counts')];
    expect(counts.model).toBe('counts');
    expect(counts.outcome).toBe(scaled.outcome);
    expect(counts.bytesSent / scaled.bytesSent).toBeCloseTo(1, 3);
    expect(counts.totalMs / scaled.totalMs).toBeCloseTo(1, 3);
  });
});

test('2^28 pages are simulated one by one, and one more on fewer pages', () => {
  const idle = { workload: { kind: 'idle' as const } };
  expect(simulate(core, large(TIB, 'hyper-v', idle)).model).toBe('pages');
  expect(simulate(core, large(TIB + 1, 'hyper-v', idle)).model).toBe('scaled-pages');
});

test.each(['hyper-v', 'vmotion'])(
  'a large VM under %s has a map of all its memory',
  async (policy) => {
    const pool = new EnginePool({ workers: 1 });
    const scenario = large(2 * TIB, policy);
    const { result } = await pool.run('own', scenario, { proof: false });
    expect(comparable(result)).toBe(comparable(simulate(core, scenario)));
    const pages = 2 ** 29;
    const [first, middle, last] = await Promise.all(
      [0, result.setupMs + 2_500_000, result.totalMs].map((ms) => pool.frame('own', ms, true)),
    );
    expect(first).toMatchObject({ pages, absentPages: pages });
    expect(middle!.absentPages / pages).toBeCloseTo(0.5, 1);
    expect(middle!.cursor! / pages).toBeCloseTo(0.5, 1);
    expect(last).toMatchObject({ pages, absentPages: 0, stalePages: 0 });
    for (const { cells, pagesPerCell } of [first!, middle!, last!])
      expect(cells.length * pagesPerCell).toBe(pages);
    pool.stop();
  },
);
