import { expect, test } from 'vitest';
import { breakages } from '../../src/hyperv/breakages';
import { compareSays } from '../../src/hyperv/compare-says';
import { fatalRules, ruleById } from '../../src/hyperv/rules';
import { situationOf } from '../../src/hyperv/situation';
import { ruleTitlesText } from '../../src/text/rule-titles';
import { changed } from './drafts';

const says = (...ids: string[]) =>
  compareSays(situationOf(changed((draft) => ids.forEach((id) => breakages[id]!(draft)))));
const idsAt = (...places: (string | null)[]) =>
  fatalRules.filter(({ at }) => places.includes(at)).map(({ id }) => id);

test('nothing where nothing is broken', () => {
  expect(says()).toBe('It would report nothing.');
});

test.each(['not-enabled', ...idsAt('open', 'sign-in', 'accept')])('%s stops it too', (id) => {
  expect(says(id)).toBe('It would fail with the same error before it can compare.');
});

test.each(idsAt('configure', 'files', 'reserve', 'compare'))('%s is reported', (id) => {
  expect(says(id)).toBe(`It would report: ${ruleTitlesText[ruleById(id).id]}.`);
});

test('what it cannot reach it does not report', () => {
  expect(says('memory', 'port-6600-refused')).toMatch(/^It would fail/);
});

test.each(['manager-on-clustered', 'possible-owner', 'limit-reached', 'system-drive'])(
  '%s is not what it looks at',
  (id) => {
    expect(says(id)).toMatch(/^It would report nothing: it compares/);
  },
);

test('in a cluster it compares without the files, as it is printed', () => {
  expect(says('no-path', 'clustered-files')).toMatch(/^It would report nothing: it compares/);
  expect(says('clustered-files', 'memory')).toBe(`It would report: ${ruleTitlesText.memory}.`);
});
