import { expect, test } from 'vitest';
import { breakages } from '../../src/hyperv/breakages';
import { compareSays } from '../../src/hyperv/compare-says';
import { fatalRules, ruleById } from '../../src/hyperv/rules';
import { situationOf } from '../../src/hyperv/situation';
import '../../src/text/hyper-v-rules';
import { ruleTitlesText } from '../../src/text/rule-titles';
import { startWaysText } from '../../src/text/start-ways';
import { changed } from './drafts';

const t = startWaysText.compareSays;
const says = (...ids: string[]) =>
  compareSays(situationOf(changed((draft) => ids.forEach((id) => breakages[id]!(draft)))));
const idsAt = (...places: (string | null)[]) =>
  fatalRules.filter(({ at }) => places.includes(at)).map(({ id }) => id);

test('nothing where nothing is broken', () => {
  expect(says()).toBe(t.passes);
});

test.each(['not-enabled', ...idsAt('open', 'sign-in', 'accept')])('%s stops it too', (id) => {
  expect(says(id)).toBe(t.fails);
});

/** These appear only after a move has started. */
const UNSEEN = ['unknown-owner', 'checkpoint-time-out'];

test.each(idsAt('configure', 'files', 'reserve', 'compare').filter((id) => !UNSEEN.includes(id)))(
  '%s is reported',
  (id) => {
    expect(says(id)).toBe(t.reports([ruleTitlesText[ruleById(id).id]]));
  },
);

test('what it cannot reach it does not report', () => {
  expect(says('memory', 'port-6600-refused')).toBe(t.fails);
});

test.each([
  ...UNSEEN,
  ...['manager-on-clustered', 'possible-owner', 'limit-reached', 'system-drive', 'backing-up'],
])('%s is not what it looks at', (id) => {
  expect(says(id)).toBe(t.misses);
});

test('in a cluster it compares without the files, as it is printed', () => {
  expect(says('no-path', 'clustered-files')).toBe(t.misses);
  expect(says('clustered-files', 'memory')).toBe(t.reports([ruleTitlesText.memory]));
});
