import fc from 'fast-check';
import { expect } from 'vitest';
import { fromLink, toLink } from '../../src/catalog/link';
import { parseFile } from '../../src/catalog/read-file';
import { shortenFile } from '../../src/catalog/scenario-file';
import { ALIGNMENTS } from '../../src/model/alignments';
import { anyScenario } from './any-field';
import { editedScenarios } from './edits';

const name = fc
  .string({ maxLength: 40, unit: fc.constantFrom(...'aZ é&=?#%+,;:/ 7'.split('')) })
  .map((text) => text.trim());
const scenario = fc.oneof(anyScenario, editedScenarios);
const comparison = fc.record({
  scenario,
  kept: fc.array(fc.record({ name, scenario }), { maxLength: 3 }),
  align: fc.constantFrom(null, ...ALIGNMENTS),
});

/** Comparisons come back from their links as they were. */
export const comeBackFromLinks = fc.asyncProperty(comparison, async ({ scenario, kept, align }) => {
  const read = await fromLink(await toLink(scenario, { align }, kept));
  expect(read.notices).toEqual([]);
  expect(read.scenario).toEqual(scenario);
  expect(read.kept).toEqual(kept);
  expect(read.look.align).toBe(align);
});

/** Comparisons come back from their files as they were. */
export const comeBackFromFiles = fc.property(comparison, ({ scenario, ...beside }) => {
  const text = JSON.stringify(shortenFile({ scenario, beside }));
  const hasKept = beside.kept.length > 0;
  expect(parseFile(text)).toEqual({ scenario, beside: hasKept ? beside : null });
});
