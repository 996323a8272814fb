import { describe, expect, test } from 'vitest';
import type { ScenarioInput } from '../../src/catalog/scenario-input';
import { simulate } from '../../src/engine/simulate';
import { eventsOf } from '../../src/model/events';
import { type PingResult, pingsOf } from '../../src/model/pings';
import { judge } from '../../src/model/run/judge';
import { narrate } from '../../src/views/watch/narrate';
import { plain } from '../../src/text/rich';
import { sayVerdict } from '../../src/views/watch/say-verdict';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

const core = await newCore();
const run = (input: Omit<ScenarioInput, 'v'> = {}) =>
  simulate(core, scenarioOf({ vm: { memoryBytes: 64 * 2 ** 20 }, ...input }));

/** The results of the pings, without repetitions. */
const fates = (list: readonly { fate: PingResult }[]) =>
  list.map(({ fate }) => fate).filter((fate, index, all) => fate !== all[index - 1]);

const READY = { liveMigration: true };
const otherNetwork = {
  hosts: { first: READY, second: { ...READY, guestNetwork: '192.168.20.0/24' } },
};

describe('what a client sees', () => {
  test('is the blackout, and then the time until the switches know', () => {
    const result = run();
    const { list, lost, outageMs, everyMs, announceMs } = pingsOf(result)!;
    expect(fates(list)).toEqual(['answered', 'paused', 'unannounced', 'answered']);
    expect(outageMs).toBe(result.blackoutMs + announceMs);
    expect(Math.abs(lost * everyMs - outageMs)).toBeLessThanOrEqual(everyMs);
    const announced = eventsOf(result).find(({ kind }) => kind === 'announced')!;
    expect(announced).toMatchObject({ outageMs });
    expect(narrate(announced, result)).toMatch(/^The network switches know where the VM is/);
  });

  test('is the blackout alone where the guest stays', () => {
    const result = run({
      hosts: {
        first: READY,
        second: { ...READY, systemDrive: 'D:' },
        cluster: { isClustered: true },
        administrator: { tool: 'failover-cluster-manager' },
      },
    });
    const { list, announceMs } = pingsOf(result)!;
    expect(fates(list)).toEqual(['answered', 'paused', 'answered']);
    expect(announceMs).toBe(0);
    expect(eventsOf(result).some(({ kind }) => kind === 'announced')).toBe(false);
  });

  test('is nothing more where the guest wakes in another network', () => {
    const result = run(otherNetwork);
    expect(result.outcome).toBe('converged');
    expect(fates(pingsOf(result)!.list)).toEqual(['answered', 'paused', 'no-network']);
    const events = eventsOf(result);
    const woken = events.find(({ kind }) => kind === 'resume')!;
    const told = events.find(({ kind }) => kind === 'warning')!;
    expect(told.ms).toBe(woken.ms);
    expect(events.some(({ kind }) => kind === 'announced')).toBe(false);
    expect(plain(sayVerdict(judge(result), result.scenario.policy.id))).toMatch(
      / ms\. The VM loses its network\.$/,
    );
  });

  test('is nothing of a move that never pauses the guest', () => {
    expect(pingsOf(run({ limits: { cancelAtMs: 1510 } }))).toBeNull();
  });
});
