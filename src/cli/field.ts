import { FIELD_REPORTS, FIGURES, type FieldReport, type FigureId } from '../catalog/field-reports';
import { checkScenario } from '../catalog/scenario';
import type { PageKernel } from '../engine/kernel';
import { simulate, sweepModel } from '../engine/simulate';
import { formatError } from '../model/scenario-error';
import type { MigrationResult } from '../model/types';
import { commandsText } from '../text/commands';
import { fieldReportsText as t } from '../text/field-reports';
import { count, difference, duration, number } from '../text/format';
import { InputError } from './input';
import { main, startKernel } from './main';

/** A figure is right within this share of what was measured. */
const TOLERANCE = 0.25;

const say: Record<FigureId, (value: number) => string> = {
  totalMs: duration,
  memoryMs: duration,
  allMovesMs: duration,
  blackoutMs: duration,
  bytesSent: (value) => `${number(value / 1e6)} MB`,
  syncs: count,
  faultMs: duration,
  lastSyncMs: duration,
};

function run(kernel: PageKernel, report: FieldReport): MigrationResult {
  const read = checkScenario({ v: 1, ...report.scenario });
  if ('errors' in read) throw new InputError(read.errors.map(formatError));
  const { scenario } = read;
  const isLarge = scenario.vm.memoryBytes > 2 ** 35;
  return simulate(kernel, scenario, isLarge ? sweepModel(scenario) : 'pages');
}

/** The cells of one measured figure: name, measured, simulated, difference, and whether it is right. */
function compare(measured: FieldReport['measured'][number], result: MigrationResult) {
  if (measured.figure === 'outcome') {
    const isRight = result.outcome === measured.outcome;
    const cells = [measured.outcome, result.outcome, isRight ? t.same : t.other];
    return { cells, isRight };
  }
  if (measured.figure === 'error') {
    const code = result.failure?.code ?? null;
    const isRight = code === measured.code;
    return {
      cells: [measured.code ?? t.none, code ?? t.none, isRight ? t.same : t.other],
      isRight,
    };
  }
  const { figure } = measured;
  const [low, high] = measured.value;
  const simulated = FIGURES[figure](result);
  const nearest = Math.min(Math.max(simulated, low), high);
  const text = low === high ? say[figure](low) : t.range(say[figure](low), say[figure](high));
  const isRight = Math.abs(simulated / nearest - 1) <= TOLERANCE;
  return { cells: [text, say[figure](simulated), difference(simulated, nearest)], isRight };
}

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** The page docs/field.md. */
async function table(): Promise<string> {
  const kernel = await startKernel();
  const rows = FIELD_REPORTS.flatMap((report) => {
    const { title, source } = t.reports[report.id];
    const reasons: Record<string, Record<string, string>> = t.reasons;
    const result = run(kernel, report);
    return report.measured.map((measured) => {
      const { cells, isRight } = compare(measured, result);
      return line([
        title,
        t.figures[measured.figure],
        ...cells,
        isRight ? '' : (reasons[report.id]?.[measured.figure] ?? ''),
        source,
      ]);
    });
  });
  const columns = Object.values<string>(t.columns);
  const head = [line(columns), line(columns.map(() => '---'))];
  return `# ${t.title}\n\n${t.introduction}\n\n${[...head, ...rows].join('\n')}\n`;
}

await main(table, commandsText.usage.field);
