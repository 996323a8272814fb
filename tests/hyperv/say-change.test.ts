import { expect, test } from 'vitest';
import { breakages } from '../../src/hyperv/breakages';
import { preflight } from '../../src/hyperv/preflight';
import { readyHosts } from '../../src/hyperv/ready';
import { fatalRules, rules } from '../../src/hyperv/rules';
import { sayChange } from '../../src/hyperv/say-change';
import type { HostsDraft } from '../../src/hyperv/situation';
import '../../src/text/hyper-v-rules';
import { ruleTitlesText } from '../../src/text/rule-titles';
import { scenarioOf } from '../helpers/scenarios';

/** The check of a working setup, and of one in which a rule is broken. */
function checkOf(id?: string) {
  const draft = scenarioOf({ hosts: readyHosts() }) as unknown as HostsDraft;
  if (id) breakages[id]!(draft);
  return preflight(draft);
}

test('a change says where the move fails now, or that it works again', () => {
  const [works, fails] = [checkOf(), checkOf('no-delegation')];
  expect(sayChange(works, fails)).toBe(
    `Now fails at the sign-in: ${ruleTitlesText['no-delegation']}.`,
  );
  expect(sayChange(fails, fails)).toMatch(/^Still fails at the sign-in: /);
  expect(sayChange(fails, works)).toBe('Now works: SQL01 can move from HV1 to HV2.');
  expect(sayChange(works, works)).toMatch(/^Still works: /);
});

test.each(rules.map(({ id }) => id))('%s is named when a change breaks it', (id) => {
  const now = checkOf(id);
  const said = sayChange(checkOf(), now);
  const first = now.failure ?? now.warnings[0];
  // Only a run shows whether a blackout was too long.
  if (!first) return expect(id).toBe('long-blackout');
  expect(said).toContain(ruleTitlesText[first.id]);
  expect(said).toMatch(
    fatalRules.includes(first) ? /^Now (fails|waits)/ : /^Now works, with a warning/,
  );
});
