import { describe, expect, test } from 'vitest';
import { defaultScenario } from '../../src/catalog/defaults';
import { checkScenario } from '../../src/catalog/scenario';
import { asSearch, readScenarioPairs } from '../../src/catalog/url';
import { MOVE_KINDS, KIND_QUESTIONS } from '../../src/hyperv/move-kinds';
import { render } from '../../src/hyperv/powershell';
import { citationsText } from '../../src/text/citations';
import { glossaryText } from '../../src/text/glossary';
import { moveKindsText } from '../../src/text/move-kinds';
import { plain } from '../../src/text/rich';
import { unknownIn } from './cmdlets';
import { parseLine } from './powershell-parser';

test('the kinds are six, each with a term of its own', () => {
  expect(MOVE_KINDS).toHaveLength(6);
  expect(Object.keys(moveKindsText.kinds).sort()).toEqual(MOVE_KINDS.map(({ id }) => id).sort());
  expect(new Set(MOVE_KINDS.map(({ term }) => term)).size).toBe(6);
});

describe.each(MOVE_KINDS)('$id', ({ id, term, sources, commands, lab }) => {
  test.each(KIND_QUESTIONS)('answers "%s" in sentences, with a source', (question) => {
    expect(plain(moveKindsText.kinds[id][question])).toMatch(/^[A-Z].{20,}\.$/);
    expect(sources[question].length).toBeGreaterThan(0);
    for (const source of sources[question]) expect(citationsText[source]).toBeTruthy();
  });

  test('is a term, and its commands can be pasted', () => {
    expect(glossaryText[term].term).toBe(moveKindsText.kinds[id].name);
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) expect(unknownIn(parseLine(render(command)))).toEqual([]);
  });

  test.runIf(lab)('is shown by a scenario that its link gives too', () => {
    const edited = defaultScenario();
    lab!.edit(edited);
    const checked = checkScenario(edited);
    expect(checked).not.toHaveProperty('errors');
    const search = asSearch(lab!.pairs);
    const linked = readScenarioPairs(new URLSearchParams(search));
    expect(linked.errors).toEqual([]);
    expect(checked).toEqual({ scenario: linked.scenario });
  });
});

test('the lab shows live, quick and shared-nothing migration', () => {
  const shown = MOVE_KINDS.filter(({ lab }) => lab).map(({ id }) => id);
  expect(shown).toEqual(['live', 'quick', 'shared-nothing']);
});
