import { expect, test } from 'vitest';
import { preflight } from '../../src/hyperv/preflight';
import { hostsFor } from '../../src/hyperv/ready';
import { scenarioOf } from '../helpers/scenarios';

const GIB = 2 ** 30;
const vms = [500, 300, 200].map((gib) => ({
  name: '',
  memoryBytes: gib * GIB,
  writesPerSecond: 0,
  seed: 1,
  priority: 'medium' as const,
}));

test.each([
  ['one VM', {}, 256],
  ['one large VM', { vm: { memoryBytes: 4096 * GIB } }, 4096],
  ['equal VMs', { vm: { memoryBytes: 16 * GIB }, moves: { count: 200 } }, 3200],
  ['a list of VMs', { moves: { vms } }, 1000],
])('hosts that are assumed have free memory for %s', (_, input, freeGiB) => {
  const scenario = scenarioOf(input);
  const hosts = hostsFor(scenario);
  expect(hosts.second.freeMemoryBytes).toBe(freeGiB * GIB);
  expect(preflight({ ...scenario, hosts }).failure).toBeNull();
});

test.each(['shared', 'smb-share', 'shared-nothing'] as const)(
  'hosts that are assumed can move a VM with %s storage',
  (kind) => {
    const scenario = scenarioOf({ storage: { kind } });
    expect(preflight({ ...scenario, hosts: hostsFor(scenario) }).failure).toBeNull();
  },
);
