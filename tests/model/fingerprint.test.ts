import { expect, test } from 'vitest';
import '../../src/engine/all-parts';
import { checkHosts, failedRun } from '../../src/engine/hosts-run';
import { finish, simulatePages } from '../../src/engine/run';
import { createTwin } from '../../src/engine/twin';
import { fingerprint } from '../../src/model/fingerprint';
import { installedHosts } from '../../src/model/host-settings';
import { policyById } from '../../src/policies';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

const scenario = scenarioOf({
  vm: { memoryBytes: 2 ** 26 },
  workload: { writesPerSecond: 2000 },
  policy: { id: 'qemu' },
});
const simulate = async (kernel = createTwin(), proof = true) =>
  finish(simulatePages(kernel, scenario, policyById('qemu'), { proof }));

test('is the same whatever engine makes the run, with the proof and without', async () => {
  const wanted = fingerprint(await simulate());
  expect(wanted).toMatch(/^[0-9a-f]{8}$/);
  expect(fingerprint(await simulate(await newCore()))).toBe(wanted);
  expect(fingerprint(await simulate(createTwin(), false))).toBe(wanted);
});

test('does not depend on the order of fields, nor on a way through JSON', async () => {
  const result = await simulate();
  const turned = Object.fromEntries(Object.entries(result).reverse()) as typeof result;
  expect(fingerprint(turned)).toBe(fingerprint(result));
  expect(fingerprint(JSON.parse(JSON.stringify(result)) as typeof result)).toBe(
    fingerprint(result),
  );
});

test('changes with the last bit of any number, with any word and with any length', async () => {
  const result = await simulate();
  const changed = [
    { ...result, totalMs: result.totalMs * (1 + Number.EPSILON) },
    { ...result, outcome: 'forced' as const },
    { ...result, rounds: result.rounds.slice(1) },
    { ...result, rounds: [...result.rounds].reverse() },
    { ...result, scenario: { ...scenario, seed: scenario.seed + 1 } },
  ].map(fingerprint);
  expect(new Set([fingerprint(result), ...changed]).size).toBe(changed.length + 1);
});

/** Every text in a value. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value !== null && typeof value === 'object'
      ? Object.values(value).flatMap(textsIn)
      : [];

test('stands for numbers and codes: a result has no sentence, nor has one that failed', async () => {
  const broken = scenarioOf({ hosts: installedHosts() });
  const failed = failedRun(broken, checkHosts(broken)!, 'javascript');
  for (const result of [await simulate(), failed]) {
    const texts = textsIn({ ...result, scenario: null });
    expect(texts.length).toBeGreaterThan(3);
    for (const text of texts) expect(text).toMatch(/^[\w.-]+$/);
  }
});
