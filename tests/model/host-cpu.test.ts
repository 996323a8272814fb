import { expect, test } from 'vitest';
import { simulate } from '../../src/engine/simulate';
import { coresBusy } from '../../src/model/host-cpu';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

const core = await newCore();
const busy = (id: string, transport: 'tcp' | 'compression' | 'smb-direct') =>
  coresBusy(
    simulate(
      core,
      scenarioOf({
        vm: { memoryBytes: 2 ** 28 },
        policy: { id },
        link: { transport },
      }),
    ),
  );

test('sending keeps cores busy by the transport where the policy has one', () => {
  expect(busy('hyper-v', 'smb-direct')).toBeLessThan(busy('hyper-v', 'tcp') / 2);
  expect(busy('hyper-v', 'compression')).toBeGreaterThan(busy('hyper-v', 'tcp') * 2);
  for (const transport of ['compression', 'smb-direct'] as const)
    expect(busy('qemu', transport)).toBe(busy('qemu', 'tcp'));
});
