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
  expect(words.join()).not.toMatch(/undefined|NaN|\[object/);
  expect(words.every(Boolean)).toBe(true);
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
