import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { ScenarioInput } from '../../src/catalog/scenario-input';
import {
  choiceFaults,
  mapGrid,
  mapPaths,
  readChoice,
  tidyValue,
  writeChoice,
} from '../../src/catalog/map-axes';
import { cornerErrors, sweepCommand } from '../../src/catalog/sweep';
import '../../src/engine/all-parts';
import { PartPacker, sweep } from '../../src/engine/sweep';
import { OutcomeCells, borderPath, countOutcomes } from '../../src/model/outcome-map';
import { sweepCsv } from '../../src/model/sweep-csv';
import type { SweepGrid, SweepPart, SweepPoint } from '../../src/model/sweep-grid';
import { axisValue, coarseOrder, coarsePoints } from '../../src/model/sweep-points';
import type { Scenario } from '../../src/model/types';
import { runCommand } from '../helpers/commands';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

const core = await newCore();

function packed(points: readonly SweepPoint[]): SweepPart {
  const packer = new PartPacker(points.length);
  for (const point of points) packer.take(point);
  return packer.part;
}

/** The cells of a grid, in packed parts of odd sizes. */
function cellsOf(grid: SweepGrid): OutcomeCells {
  const cells = new OutcomeCells(grid.x.points, grid.y!.points);
  const points = [...sweep(core, grid)];
  for (let first = 0; first < points.length; first += 77)
    cells.take(packed(points.slice(first, first + 77)), first);
  return cells;
}

const csvOf = (grid: SweepGrid, cells: OutcomeCells) =>
  sweepCsv(grid, (index) => ({ end: cells.endAt(index)!, numbers: cells.numbersAt(index) }));

const usual = (scenario: Scenario, points: number) =>
  mapGrid(scenario, readChoice(null, scenario), points)!;

describe('the map and the command that it shows', () => {
  test.each<[string, Omit<ScenarioInput, 'v'>, string | null, number]>([
    ['the default', {}, null, 100],
    ['another pattern', { workload: { kind: 'zipf', writesPerSecond: 9e4 }, seed: 7 }, null, 40],
    ['memory and passes', {}, 'memory,policy.options.maxPasses', 30],
    ['a linear axis', {}, 'vm.zeroPageShare:linear,latency', 20],
    ['pages', { vm: { memoryBytes: 2 ** 27 }, policy: { id: 'qemu' } }, null, 8],
  ])('agree to the byte: %s', async (_, input, text, points) => {
    const scenario = scenarioOf(input);
    const grid = mapGrid(scenario, readChoice(text, scenario), points)!;
    const [, file, args] = /^echo '(.*)' \| npm run --silent sweep -- (.*)$/.exec(
      sweepCommand(grid),
    )!;
    const { status, stdout } = await runCommand('sweep', args!.split(' '), file!);
    expect(status).toBe(0);
    expect(stdout).toBe(csvOf(grid, cellsOf(grid)));
  });

  test('a name with a quote stays one word of the shell', () => {
    const scenario = scenarioOf({
      hosts: { vm: { name: "O'Hara" } } as never,
    });
    const [echo] = sweepCommand(usual(scenario, 3)).split(' | ');
    const said = execFileSync('sh', ['-c', echo!], { encoding: 'utf8' });
    expect(JSON.parse(said).hosts.vm.name).toBe("O'Hara");
  });
});

describe('axes', () => {
  test('every field of every scenario makes a valid map with the page writes', () => {
    for (const input of [{}, { policy: { id: 'qemu-auto-converge' } }, { hosts: {} }]) {
      const scenario = scenarioOf(input);
      for (const path of mapPaths(scenario)) {
        if (path === 'workload.writesPerSecond') continue;
        const choice = { ...readChoice(null, scenario), y: path };
        const grid = mapGrid(scenario, choice, 10);
        // Pages with content must hold the working set, which leaves these one value.
        if (path.startsWith('vm.filled')) expect(grid).toBeNull();
        else expect(grid && cornerErrors(grid), path).toEqual([]);
      }
    }
  });

  test('end nearer to the scenario where fields forbid each other', () => {
    const scenario = scenarioOf({ workload: { workingSetPages: 3e6 } });
    const grid = mapGrid(scenario, readChoice('memory,set', scenario), 10)!;
    expect(cornerErrors(grid)).toEqual([]);
    expect(grid.x.to).toBeGreaterThan(grid.x.from);
    expect(grid.y!.to).toBeGreaterThan(grid.y!.from);
  });

  test('come back from links, and unknown names are the usual fields', () => {
    const scenario = scenarioOf({});
    for (const text of [
      null,
      'memory,link',
      'writes:linear,latency,rounds',
      'link,writes,pause,memory',
    ])
      expect(writeChoice(readChoice(text, scenario))).toBe(text);
    expect(readChoice('nothing,link', scenario).x).toBe('workload.writesPerSecond');
    expect(readChoice('link,link', scenario)).toEqual(readChoice(null, scenario));
  });

  test.each<[string | null, string[]]>([
    [null, []],
    ['memory,link,rounds,set', []],
    ['writes:linear,latency', []],
    ['nothing,link', ['nothing field']],
    ['writes,policy,pauses,kind', ['policy field', 'pauses value', 'kind field']],
    ['link,link.bytesPerSecond', ['link.bytesPerSecond other']],
    ['policy.options.downtimeLimitMs,link', ['policy.options.downtimeLimitMs field']],
  ])('%s in a link is told part by part', (text, wrong) => {
    const faults = choiceFaults(text, scenarioOf({}));
    expect(faults.map(({ part, kind }) => `${part} ${kind}`)).toEqual(wrong);
  });

  test('have values with few digits that stay in their cells', () => {
    const { x, y } = usual(scenarioOf({}), 100);
    for (const axis of [x, y!])
      for (let index = 1; index < 99; index++) {
        const tidy = tidyValue(axis, index);
        expect(String(tidy).replace(/0+$/, '').replace('.', '').length).toBeLessThan(5);
        expect(tidy).toBeGreaterThan((axisValue(axis, index - 1) + axisValue(axis, index)) / 2);
        expect(tidy).toBeLessThan((axisValue(axis, index + 1) + axisValue(axis, index)) / 2);
      }
  });
});

describe('cells', () => {
  test('come from coarse to fine, each once', () => {
    for (const [columns, rows] of [
      [100, 100],
      [50, 50],
      [9, 1],
      [3, 20],
    ] as const) {
      const order = coarseOrder(columns, rows);
      expect(new Set(order).size).toBe(columns * rows);
      const first = order.subarray(0, coarsePoints(columns, rows));
      expect(
        [...first].every((p) => (p % columns) % 8 === 0 && Math.floor(p / columns) % 8 === 0),
      ).toBe(true);
    }
  });

  test('that are not known yet are those of the coarse pass', () => {
    const grid = usual(scenarioOf({}), 20);
    const points = [...sweep(core, grid)];
    const cells = new OutcomeCells(20, 20);
    expect(cells.endAt(0)).toBeNull();
    cells.take(packed(points.slice(0, coarsePoints(20, 20))), 0);
    expect(cells.isWhole).toBe(false);
    for (let place = 0; place < 400; place++) {
      const [row, column] = [Math.floor(place / 20), place % 20];
      expect(cells.standIn(place)).toBe((row - (row % 8)) * 20 + column - (column % 8));
    }
  });

  test('are counted by outcome, with a border between outcomes', () => {
    const cells = cellsOf(usual(scenarioOf({}), 50));
    const { classes, steps } = cells.picture('pause');
    const counts = countOutcomes(classes);
    expect(counts.map(({ outcome }) => outcome)).toEqual(['converged', 'forced']);
    expect(counts.reduce((sum, each) => sum + each.cells, 0)).toBe(2500);
    expect(Math.max(...steps)).toBeLessThan(7);
    expect(borderPath(classes, 50)).toMatch(/^(M\d+ \d+[vh]1)+$/);
  });
});
