import { expect, test } from 'vitest';
import { defaultScenario } from '../../src/catalog/defaults';
import { ALL_FIELDS } from '../../src/model/scenario/fields';
import { at } from '../../src/model/scenario/paths';
import { policies } from '../../src/policies/all';
import { settingName, settingValue } from '../../src/views/keep/setting-words';
import { scenarioOf } from '../helpers/scenarios';

/** A value of a setting in words, as comparisons and forks say it. */
const say = (path: string, value: unknown, scenario = defaultScenario()) => [
  settingName(path, scenario),
  settingValue({ path, a: value, b: value }, value, scenario),
];

/** The options are tried policy by policy. */
const PATHS = ALL_FIELDS.map(([path]) => path).filter((path) => path !== 'policy.options');

test.each(PATHS)('%s has a name and a value in words', (path) => {
  const words = say(path, at(defaultScenario(), path));
  expect(words.join()).not.toMatch(/undefined|NaN|[{[]/);
  expect(words.every(Boolean)).toBe(true);
});

test.each([
  ['workload.dirtyRate', { bytesPerSecond: 24_533_017.8, periodSeconds: 1 }, '23.4 MiB/s over 1 s'],
  ['workload.phases', [{ seconds: 1, scale: 2 }], '1 change'],
  ['link.changes', [], '0 changes'],
])('%s is told without its braces', (path, value, words) => {
  expect(say(path, value)[1]).toBe(words);
});

test.each(Object.values(policies).map((policy) => [policy.id, policy] as const))(
  'every option of %s has a name and a value in words',
  (id, { options }) => {
    const scenario = scenarioOf({ policy: { id } });
    for (const [key, { min, max }] of Object.entries(options))
      for (const value of [min, max, scenario.policy.options[key]]) {
        const words = say(`policy.options.${key}`, value, scenario);
        expect(words.join()).not.toMatch(/undefined|NaN/);
        expect(words.every(Boolean)).toBe(true);
      }
  },
);
