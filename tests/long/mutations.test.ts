import { describe, expect, test } from 'vitest';
import { fromLink, toLink } from '../../src/catalog/link';
import { presetScenario } from '../../src/catalog/preset-scenarios';
import { presets } from '../../src/catalog/presets';
import { parseFile } from '../../src/catalog/read-file';
import { checkScenario } from '../../src/catalog/scenario';
import { shorten } from '../../src/catalog/scenario-file';
import { isForUs, readCommand } from '../../src/embed/message-schema';
import { readyHosts } from '../../src/hyperv/ready';
import { readLesson } from '../../src/learn/read-lesson';
import { cases, count } from '../helpers/cases';
import { lessonFiles } from '../helpers/lessons';
import { mutate } from '../helpers/mutate';
import { Random } from '../helpers/random';
import { scenarioOf } from '../helpers/scenarios';

const CASES = 100_000;
/** The longest processor time for any input, milliseconds; a hundred times that of most inputs. */
const LIMIT_MS = 2000;

const scenarios = [
  ...presets.map(({ id }) => scenarioOf(presetScenario({ id }))),
  scenarioOf({ hosts: readyHosts() }),
];

/** Reads so many changed texts; an error names its text. */
async function readAll(
  texts: readonly string[],
  seed: number,
  read: (text: string) => unknown,
): Promise<void> {
  const random = new Random(seed);
  for (let left = cases(CASES); left > 0; left--) {
    const text = mutate(random.of(texts), random);
    const start = process.cpuUsage();
    try {
      await read(text);
    } catch (error) {
      const message = `With ${JSON.stringify(text.slice(0, 3000))}: ${(error as Error).message}`;
      throw new Error(message, { cause: error });
    }
    expect(process.cpuUsage(start).user / 1000, text.slice(0, 3000)).toBeLessThan(LIMIT_MS);
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
}

describe(`of ${count(CASES)} mutated texts`, () => {
  test('every link gives a scenario that is valid', async () => {
    const links = await Promise.all(
      scenarios.map((scenario) => toLink(scenario, { ui: 'slides', t: 1500, hide: ['charts'] })),
    );
    const texts = links.map(({ search, hash }) => search + hash);
    await readAll(
      [...texts, '?v=1&memory=8GiB&link=10Gbit/s&seed=3&stop=round2'],
      21,
      async (text) => {
        const at = text.indexOf('#');
        const [search, hash] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
        const { scenario } = await fromLink({ search, hash });
        expect(checkScenario(scenario)).toEqual({ scenario });
      },
    );
  });

  test('every message is a command or is answered with what is wrong', async () => {
    const messages = [
      { type: 'play' },
      { type: 'seek', ms: 1500, id: 'a' },
      { type: 'set', params: { memory: '8GiB', seed: 3, run: true } },
      { type: 'set', scenario: shorten(scenarios[0]!) },
      { type: 'export', format: 'rounds-csv' },
    ].map((rest) => JSON.stringify({ target: 'precopy', v: 1, ...rest }));
    await readAll(messages, 22, (text) => {
      const data = valueOf(text);
      if (!isForUs(data)) return;
      const answer = readCommand(data);
      if ('errors' in answer) expect(answer.errors.length).toBeGreaterThan(0);
    });
  });

  test('every lesson is read, or refused with lines', async () => {
    await readAll(
      lessonFiles.map(([, text]) => text),
      24,
      (text) => {
        const read = readLesson(text);
        if ('faults' in read) expect(read.faults.every(({ line }) => line >= 1)).toBe(true);
      },
    );
  });

  test('every file is a valid scenario or is refused with what is wrong', async () => {
    const files = scenarios.flatMap((scenario) =>
      [scenario, shorten(scenario)].map((value) => JSON.stringify(value)),
    );
    await readAll(files, 23, (text) => {
      const answer = parseFile(text);
      if ('errors' in answer) expect(answer.errors.length).toBeGreaterThan(0);
      else expect(checkScenario(answer.scenario)).toEqual({ scenario: answer.scenario });
    });
  });
});

/** The value of a JSON text; the text itself if it is not JSON. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
