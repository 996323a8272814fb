import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { measuredFigures, seedFigures } from '../../src/catalog/prediction';
import { type Recorded, scenarioOfRecord } from '../../src/catalog/recorded';
import { checkScenario } from '../../src/catalog/scenario';
import { outcomeOf, simulateSeeds } from '../../src/engine/seeds';
import { simulate } from '../../src/engine/simulate';
import { recordedRuns } from '../../src/state/recorded-runs';
import { root } from '../helpers/commands';
import { newCore } from '../helpers/kernels';

const whole = ['qemu-runs.jsonl', 'qemu10-runs.jsonl'].flatMap((name) =>
  readFileSync(join(root, 'tests', 'data', name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Recorded),
);
const short = recordedRuns();

describe('the recorded runs of the page', () => {
  test('are those of both recordings, in their order', () => {
    expect(short.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
  });

  test.each(whole.map((record, index) => [record.id, record, short[index]!] as const))(
    '%s gives the same scenario and the same measured figures',
    (_, record, kept) => {
      expect(kept.quiet).toBe(record.quiet);
      expect(kept.in.limiter).toBe(record.in.limiter);
      expect(checkScenario(scenarioOfRecord(kept))).toEqual(
        checkScenario(scenarioOfRecord(record)),
      );
      expect(measuredFigures(kept)).toEqual(measuredFigures(record));
    },
  );

  test('predict the same from what a seed made as from the whole result', async () => {
    const checked = checkScenario(scenarioOfRecord(short[0]!));
    if ('errors' in checked) throw new Error('a recorded run gives a valid scenario');
    const kernel = await newCore();
    const seeds = [...simulateSeeds(kernel, checked.scenario, 1, 3)];
    expect(seeds.map(seedFigures)).toEqual(
      [1, 2, 3].map((seed) =>
        seedFigures(outcomeOf(simulate(kernel, { ...checked.scenario, seed }))),
      ),
    );
  });
});
