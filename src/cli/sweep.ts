import { parseArgs } from 'node:util';
import { type Ignored, ignoredIn } from '../catalog/ignored';
import { numberFieldAt } from '../catalog/every-field';
import { cornerErrors, derivedIn } from '../catalog/sweep';
import { sweep } from '../engine/sweep';
import { sweepModel } from '../engine/simulate';
import { at } from '../model/scenario/paths';
import type { Axis } from '../model/sweep-grid';
import { SWEEP_NUMBERS } from '../model/sweep-grid';
import { sweepCsv } from '../model/sweep-csv';
import { isUsed, usesOf } from '../model/scenario/used';
import { describeNumber, readNumber } from '../model/scenario/numbers';
import { allowedFor } from '../model/allowed-for';
import type { Scenario } from '../model/types';
import { readNumeral } from '../model/numerals';
import { commandsText as t } from '../text/commands';
import { InputError, loadScenario, readInput, readModel, warnOfIgnored } from './input';
import { main, startKernel } from './main';

const MAX_POINTS = 1_000_000;

/** Reads "link.bytesPerSecond=1 Gb/s:10 Gb/s:9:log". */
function readAxis(name: string, text: string, scenario: Scenario): Axis {
  const given = `--${name} ${text}`;
  const refuse = (line: string): never => {
    throw new InputError([line]);
  };
  const match = /^([\w.]+)=(.+?):(.+?):(\d+)(:log)?$/.exec(text.trim());
  if (!match) return refuse(t.sweep.axis(given));
  const [, path, fromText, toText, points, log] = match as unknown as string[];
  const field = numberFieldAt(path!, scenario.policy.id);
  if (!field || at(scenario, path!) === undefined) return refuse(t.sweep.noNumber(given, path!));
  const end = (value: string) => {
    const read = readNumber(readNumeral(value) ?? value, field, scenario.vm.pageBytes);
    return (
      read ?? refuse(t.sweep.end(given, value, allowedFor(value, describeNumber(field), field)))
    );
  };
  const axis: Axis = {
    path: path!,
    from: end(fromText!),
    to: end(toText!),
    points: Number(points),
    log: log !== undefined,
    integer: field.integer ?? false,
  };
  if (axis.points < 1 || axis.points > MAX_POINTS)
    refuse(t.sweep.points(given, axis.points, MAX_POINTS));
  if (axis.log && (axis.from <= 0 || axis.to <= 0)) refuse(t.sweep.log(given));
  return axis;
}

/** What the scenario sets and nothing uses, and axes that nothing uses. */
function ignoredInSweep(scenario: Scenario, raw: unknown, axes: readonly Axis[]): Ignored[] {
  const swept = axes.flatMap(({ path, from, to }) => {
    const uses = usesOf(path);
    return uses && !isUsed(path, scenario) ? [{ path, value: `${from} to ${to}`, uses }] : [];
  });
  const isFixed = ({ path }: Ignored) => axes.every((axis) => axis.path !== path);
  return [...swept, ...ignoredIn(scenario, raw).filter(isFixed)];
}

async function run(args: string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      x: { type: 'string' },
      y: { type: 'string' },
      set: { type: 'string', multiple: true, default: [] },
      model: { type: 'string' },
    },
  });
  if (!values.x) throw new InputError([t.sweep.noAxis]);
  const { scenario, raw } = loadScenario(readInput(positionals[0]), values.set);
  const x = readAxis('x', values.x, scenario);
  const y = values.y ? readAxis('y', values.y, scenario) : null;
  const axes = y ? [x, y] : [x];
  if (x.points * (y?.points ?? 1) > MAX_POINTS) throw new InputError([t.sweep.tooMany(MAX_POINTS)]);
  const grid = { scenario, x, y, derived: derivedIn(raw, axes) };
  const errors = cornerErrors(grid);
  if (errors.length) throw new InputError(errors);
  const model = values.model ? readModel(values.model) : sweepModel(scenario);
  if (model === 'counts' && sweepModel(scenario) !== 'counts')
    throw new InputError([t.sweep.noCounts(scenario.policy.id)]);
  warnOfIgnored(ignoredInSweep(scenario, raw, axes));
  const kernel = await startKernel();
  const points = [...sweep(kernel, grid, model)];
  return sweepCsv(grid, (index) => {
    const { model, outcome, stop, ...numbers } = points[index]!;
    const end = { model, outcome, stop: stop.code };
    return { end, numbers: SWEEP_NUMBERS.map((name) => numbers[name]) };
  });
}

await main(run, t.usage.sweep);
