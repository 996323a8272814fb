import { parseArgs } from 'node:util';
import { type Ignored, ignoredIn } from '../catalog/ignored';
import { numberFieldAt } from '../catalog/every-field';
import { checkChange } from '../catalog/scenario';
import type { Axis } from '../engine/grid';
import { type SweepPoint, axisValue, numberSetter, sweep } from '../engine/sweep';
import { sweepModel } from '../engine/simulate';
import { at } from '../model/scenario/paths';
import { isUsed, usesOf } from '../model/scenario/used';
import { describeNumber, readNumber } from '../model/scenario/numbers';
import { allowedFor, formatError } from '../model/scenario-error';
import type { Scenario } from '../model/types';
import { readNumeral } from '../model/units';
import { commandsText as t } from '../text/commands';
import { toCsv } from './csv';
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

/**
 * Every corner of the grid must be a valid scenario. Then all points between are valid, because all
 * ranges are convex.
 */
function checkCorners(scenario: Scenario, axes: Axis[], derived: { workingSet: boolean }): void {
  const lines = new Set<string>();
  for (let corner = 0; corner < 2 ** axes.length; corner++) {
    const copy = structuredClone(scenario);
    axes.forEach((axis, i) =>
      numberSetter(copy, axis.path)(axisValue(axis, (corner >> i) & 1 ? axis.points - 1 : 0)),
    );
    if (derived.workingSet) Reflect.deleteProperty(copy.workload, 'workingSetPages');
    const checked = checkChange(scenario, copy);
    if ('errors' in checked) for (const error of checked.errors) lines.add(formatError(error));
  }
  if (lines.size) throw new InputError([...lines]);
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
  const workload = (raw as { workload?: Record<string, unknown> }).workload ?? {};
  const given = (path: string, key: string) =>
    (workload[key] ?? null) !== null || axes.some((axis) => axis.path === path);
  const derived = {
    workingSet: !given('workload.workingSetPages', 'workingSetPages'),
    touches: !given('workload.touchesPerSecond', 'touchesPerSecond'),
  };
  checkCorners(scenario, axes, derived);
  const model = values.model ? readModel(values.model) : sweepModel(scenario);
  if (model === 'counts' && sweepModel(scenario) !== 'counts')
    throw new InputError([t.sweep.noCounts(scenario.policy.id)]);
  warnOfIgnored(ignoredInSweep(scenario, raw, axes));
  const kernel = await startKernel();
  const rows = [...sweep(kernel, { scenario, x, y, derived }, model)].map((point) => toRow(point));
  const keys = Object.keys(rows[0]!).filter((key) => y || key !== 'y');
  return toCsv(rows, keys);
}

function toRow({ stop, ...scalars }: SweepPoint): Record<string, unknown> {
  const { x, y, model, outcome, ...rest } = scalars;
  return { x, y, model, outcome, stop: stop.code, ...rest };
}

await main(run, t.usage.sweep);
