import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type PredictedRun, rowOf, summarize } from '../catalog/prediction';
import { type Recorded, isSpecial, scenarioOfRecord } from '../catalog/recorded';
import { checkScenario } from '../catalog/scenario';
import { simulateSeeds } from '../engine/seeds';
import { formatError } from '../model/scenario-error';
import type { Scenario } from '../model/types';
import { commandsText as t } from '../text/commands';
import { ablationTable } from './ablation';
import { InputError } from './input';
import { main, startKernel } from './main';
import { countOf, readSeeds } from './spread';

async function run(args: string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      seeds: { type: 'string', default: '1-31' },
      ablate: { type: 'boolean', default: false },
    },
  });
  if (positionals.length !== 1) throw new InputError([t.validate.oneFile(positionals.length)]);
  const seeds = readSeeds(values.seeds);
  const records = readRecords(positionals[0]!);
  const kernel = await startKernel();
  if (values.ablate) {
    return ablationTable(kernel, records, seeds, (rule) =>
      process.stderr.write(`${t.ablation.underWay(rule)}\n`),
    );
  }
  const rows = records.map(({ record, scenario }, index) => {
    if (index % 10 === 9)
      process.stderr.write(`${t.validate.progress(index + 1, records.length)}\n`);
    return rowOf(record, [
      ...simulateSeeds(kernel, scenario, seeds.first, countOf(seeds), 'pages'),
    ]);
  });
  const isLink = new Set(
    records.filter(({ record }) => record.in.limiter === 'link').map(({ record }) => record.id),
  );
  const sum = (list: PredictedRun[]) => summarize(list, (row) => isLink.has(row.id));
  const plain = rows.filter((row) => !isSpecial(row));
  const summary = {
    all: sum(plain),
    quiet: sum(plain.filter((row) => row.quiet)),
    special: sum(rows.filter(isSpecial)),
  };
  return `${JSON.stringify({ rows, summary }, null, 2)}\n`;
}

function readRecords(file: string): { record: Recorded; scenario: Scenario }[] {
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new InputError([t.unreadable(file, (error as Error).message)]);
  }
  const lines = text.split('\n').map((line, index) => ({ line: line.trim(), number: index + 1 }));
  const problems: string[] = [];
  const records = lines.flatMap(({ line, number }) => {
    if (line === '') return [];
    try {
      const record = JSON.parse(line) as Recorded;
      const checked = checkScenario(scenarioOfRecord(record));
      if (!('errors' in checked)) return [{ record, scenario: checked.scenario }];
      problems.push(...checked.errors.map((error) => t.validate.line(number, formatError(error))));
    } catch (error) {
      problems.push(t.validate.noRun(number, (error as Error).message));
    }
    return [];
  });
  if (problems.length) throw new InputError(problems);
  if (records.length === 0) throw new InputError([t.validate.empty(file)]);
  return records;
}

await main(run, t.usage.validate);
