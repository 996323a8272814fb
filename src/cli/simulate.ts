import { parseArgs } from 'node:util';
import { simulate } from '../engine/simulate';
import { fingerprint } from '../model/fingerprint';
import { toCsv } from './csv';
import { InputError, loadScenario, readInput, readModel } from './input';
import { main, startKernel } from './main';
import { readSeeds, spreadOverSeeds } from './spread';

async function run(args: string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      csv: { type: 'boolean', default: false },
      set: { type: 'string', multiple: true, default: [] },
      model: { type: 'string', default: 'pages' },
      seeds: { type: 'string' },
    },
  });
  if (positionals.length > 1)
    throw new InputError([`One scenario file is expected, not ${positionals.length}.`]);
  const model = readModel(values.model);
  const { scenario } = loadScenario(readInput(positionals[0]), values.set);
  const kernel = await startKernel();
  try {
    if (values.seeds) {
      const spread = spreadOverSeeds(kernel, scenario, model, readSeeds(values.seeds));
      return `${JSON.stringify(spread, null, 2)}\n`;
    }
    const result = simulate(kernel, scenario, model);
    if (!values.csv) {
      const answer = { ...result, fingerprint: fingerprint(result) };
      return `${JSON.stringify(answer, null, 2)}\n`;
    }
    const keys = Object.keys(result.rounds[0] ?? { round: 0 }).filter((key) => key !== 'values');
    return toCsv(result.rounds as unknown as Record<string, unknown>[], keys);
  } catch (error) {
    if (error instanceof RangeError) throw new InputError([error.message]);
    throw error;
  }
}

await main(run);
