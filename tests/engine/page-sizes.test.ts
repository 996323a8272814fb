import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFile } from '../../src/catalog/read-file';
import { simulate } from '../../src/engine/simulate';
import type { MigrationResult } from '../../src/model/types';
import { cases } from '../helpers/cases';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

const core = await newCore();
const MIB = 2 ** 20;

/** Bytes of the pages left when the guest was paused. */
const leftBytes = ({ rounds, scenario }: MigrationResult) =>
  rounds.at(-1)!.pagesToSend * scenario.vm.pageBytes;

test('a VM of 2 MiB pages that leaves gigabytes has not converged', () => {
  const file = new URL('../data/field/18-hyperv-threshold-2mib-pages.json', import.meta.url);
  const checked = parseFile(readFileSync(file, 'utf8'));
  if ('errors' in checked) throw new Error(JSON.stringify(checked.errors));
  const result = simulate(core, checked.scenario);
  expect(leftBytes(result)).toBeGreaterThan(2 ** 30);
  expect(result.outcome).not.toBe('converged');
});

test('Hyper-V converges with at most 16 MiB left, however large the pages are', () => {
  const guests = fc.record({
    power: fc.integer({ min: 12, max: 30 }),
    pages: fc.integer({ min: 1, max: 20_000 }),
    churn: fc.double({ min: 0, max: 2, noNaN: true }),
    set: fc.double({ min: 0, max: 1, noNaN: true }),
    policy: fc.constantFrom('hyper-v', 'hyper-v-5'),
  });
  fc.assert(
    fc.property(guests, ({ power, pages, churn, set, policy }) => {
      const pageBytes = 2 ** power;
      const workingSetPages = Math.max(1, Math.round(set * pages));
      const result = simulate(
        core,
        scenarioOf({
          vm: { memoryBytes: pages * pageBytes, pageBytes },
          workload: { workingSetPages, writesPerSecond: churn * workingSetPages },
          link: { bytesPerSecond: Math.min(1e12, pages * pageBytes) },
          policy: { id: policy },
        }),
      );
      if (result.outcome === 'converged') expect(leftBytes(result)).toBeLessThanOrEqual(16 * MIB);
    }),
    { numRuns: cases(200) },
  );
});
