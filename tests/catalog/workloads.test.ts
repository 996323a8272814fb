import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultScenario } from '../../src/catalog/defaults';
import { checkScenario } from '../../src/catalog/scenario';
import { applyWorkload, workloadPresetOf, workloads } from '../../src/catalog/workloads';
import { MAX_MEMORY_BYTES } from '../../src/model/derived-defaults';
import type { Scenario } from '../../src/model/types';
import { totalPages } from '../../src/model/vm';
import { cases } from '../helpers/cases';
import { scenarioOf } from '../helpers/scenarios';

/**
 * VMs from one page up, some with a last partial page, some with filled pages outside the working
 * set.
 */
const guests: fc.Arbitrary<Scenario> = fc
  .record({
    pageBytes: fc.constantFrom(4096, 2097152),
    pages: fc.oneof(
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: MAX_MEMORY_BYTES / 2097152 }),
      fc.constantFrom(1, 2, 3, MAX_MEMORY_BYTES / 2097152),
    ),
    missing: fc.integer({ min: 0, max: 4095 }),
    set: fc.double({ min: 0, max: 1, noNaN: true }),
    isFilled: fc.boolean(),
  })
  .map(({ pageBytes, pages, missing, set, isFilled }) => {
    const workingSetPages = Math.max(1, Math.round(set * pages));
    const firstPage = Math.floor((pages - workingSetPages) / 2);
    const filled = isFilled ? { filledFirstPage: firstPage, filledPages: workingSetPages } : {};
    return scenarioOf({
      vm: { memoryBytes: pages * pageBytes - missing, pageBytes, ...filled },
      workload: { workingSetPages, firstPage, sweepFrom: workingSetPages - 1 },
    });
  });

const anyWorkload = fc.constantFrom(...workloads);

function withWorkload(scenario: Scenario, preset: (typeof workloads)[number]): Scenario {
  const draft = structuredClone(scenario);
  applyWorkload(draft, preset);
  return draft;
}

describe('a typical workload', () => {
  test('fits every guest, and is recognised there', () => {
    fc.assert(
      fc.property(guests, anyWorkload, (guest, preset) => {
        const checked = checkScenario(withWorkload(guest, preset));
        if ('errors' in checked) throw new Error(JSON.stringify(checked.errors));
        expect(workloadPresetOf(checked.scenario)?.id).toBe(preset.id);
      }),
      { numRuns: cases(1000) },
    );
  });

  test('replaces the workload and nothing else', () => {
    fc.assert(
      fc.property(guests, anyWorkload, anyWorkload, (guest, first, second) => {
        const once = withWorkload(guest, second);
        expect(withWorkload(withWorkload(guest, first), second)).toEqual(once);
        const vm = { ...guest.vm, filledFirstPage: null, filledPages: null };
        expect({ ...once, workload: guest.workload }).toEqual({ ...guest, vm });
      }),
    );
  });

  test('takes its share of memory as its working set, at least one page', () => {
    fc.assert(
      fc.property(guests, anyWorkload, (guest, preset) => {
        const { vm, workload } = withWorkload(guest, preset);
        const pages = totalPages(vm);
        const off = Math.abs(workload.workingSetPages - preset.workingSetShare * pages);
        expect(off <= 0.5 || workload.workingSetPages === 1).toBe(true);
      }),
    );
  });

  test.each(workloads.map((preset) => [preset.id, preset] as const))(
    '%s is no longer it once a value was changed',
    (_, preset) => {
      const { vm, workload, ...rest } = withWorkload(defaultScenario(), preset);
      const edits: Partial<Scenario['workload']>[] = [
        { writesPerSecond: workload.writesPerSecond + 1 },
        { workingSetPages: workload.workingSetPages - 1 },
        { kind: 'idle' },
        { pace: workload.pace === 'cpu' ? 'demand' : 'cpu' },
        { phases: [{ seconds: 1, scale: 3 }] },
      ];
      for (const edit of edits)
        expect(workloadPresetOf({ ...rest, vm, workload: { ...workload, ...edit } })).toBeNull();
    },
  );
});

test('the page opens with the database', () => {
  expect(workloadPresetOf(defaultScenario())?.id).toBe('database');
});

test('each workload is described and says that it is made up', () => {
  expect(new Set(workloads.map(({ id }) => id)).size).toBe(workloads.length);
  for (const { label, about, source } of workloads) {
    expect(label).toMatch(/^[A-Z]/);
    expect(about).toMatch(/^[A-Z].+\.$/);
    expect(source).toBe('Illustrative: made for teaching, not measured.');
  }
});
