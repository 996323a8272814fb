import { parseArgs } from 'node:util';
import { ignoredIn } from '../catalog/ignored';
import { simulate } from '../engine/simulate';
import { fingerprint } from '../model/fingerprint';
import { explainStop } from '../hyperv/explain-stop';
import { pagesForOne } from '../model/large';
import type { MigrationResult, RoundRecord } from '../model/types';
import { commandsText as t } from '../text/commands';
import { reportAt } from './at';
import { toCsv } from './csv';
import { InputError, loadScenario, readInput, readModel, warnOfIgnored } from './input';
import { main, startKernel } from './main';
import { readSeeds, spreadOverSeeds } from './spread';

/**
 * The columns of a round: all its fields except the numbers of its reason. They are printed even
 * without rounds.
 */
const ROUND_COLUMNS: readonly Exclude<keyof RoundRecord, 'values'>[] = [
  'round',
  'live',
  'startMs',
  'durationMs',
  'pagesToSend',
  'pagesSent',
  'zeroPagesSent',
  'pagesSkipped',
  'pagesUnsent',
  'pagesDirtied',
  'newPagesDirtied',
  'bytesSent',
  'guestSpeed',
  'code',
];

/** The result with the sentence of its reason, directly after the code. */
function withReason(result: MigrationResult): object {
  return Object.fromEntries(
    Object.entries(result).flatMap((entry) =>
      entry[0] === 'stop' ? [entry, ['stopReason', explainStop(result)]] : [entry],
    ),
  );
}

async function run(args: string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      csv: { type: 'boolean', default: false },
      set: { type: 'string', multiple: true, default: [] },
      model: { type: 'string', default: 'pages' },
      seeds: { type: 'string' },
      at: { type: 'string' },
    },
  });
  if (positionals.length > 1) throw new InputError([t.oneFile(positionals.length)]);
  const model = readModel(values.model);
  const { scenario, raw } = loadScenario(readInput(positionals[0]), values.set);
  warnOfIgnored(ignoredIn(scenario, raw));
  const kernel = await startKernel();
  try {
    if (values.seeds) {
      const spread = spreadOverSeeds(kernel, scenario, model, readSeeds(values.seeds));
      return `${JSON.stringify(spread, null, 2)}\n`;
    }
    const factor = pagesForOne(scenario.vm);
    if (model === 'pages' && factor > 1) process.stderr.write(`${t.scaled(factor)}\n`);
    const result = simulate(kernel, scenario, model);
    if (!values.csv) {
      const moment = values.at === undefined ? {} : { moment: reportAt(result, values.at) };
      const answer = { ...withReason(result), fingerprint: fingerprint(result), ...moment };
      return `${JSON.stringify(answer, null, 2)}\n`;
    }
    return toCsv(result.rounds as unknown as Record<string, unknown>[], ROUND_COLUMNS);
  } catch (error) {
    if (error instanceof RangeError) throw new InputError([error.message]);
    throw error;
  }
}

await main(run, t.usage.simulate);
