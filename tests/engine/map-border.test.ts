import { expect, test } from 'vitest';
import { mapGrid, readChoice } from '../../src/catalog/map-axes';
import '../../src/engine/all-parts';
import { simulate } from '../../src/engine/simulate';
import { sweep } from '../../src/engine/sweep';
import { axisValue, pointSetter } from '../../src/model/sweep-points';
import type { Scenario } from '../../src/model/types';
import { newCore } from '../helpers/kernels';
import { cases } from '../helpers/cases';
import { scenarioOf } from '../helpers/scenarios';

const core = await newCore();
const POINTS = 100;
/** Cells drawn on each side of the border, and how near to it they are. */
const SIDE = cases(200);
const NEAR = 8;

/** The scenario of a cell. */
function scenarioAt(grid: NonNullable<ReturnType<typeof mapGrid>>, index: number): Scenario {
  const scenario = structuredClone(grid.scenario);
  const [x, y] = [index % POINTS, Math.floor(index / POINTS)];
  pointSetter(grid, scenario)(axisValue(grid.x, x), axisValue(grid.y!, y));
  return scenario;
}

test(`the border of a map agrees with runs page by page in ${SIDE} cells on each side`, () => {
  // Not large, so that pages are quick, but with the usual threshold: chance is as it is there.
  const scenario = scenarioOf({ vm: { memoryBytes: 2 ** 31 } });
  const rows = mapGrid(scenario, readChoice(null, scenario), POINTS)!;
  const grid = { ...rows, isCoarseFirst: false };
  const outcomes = [...sweep(core, grid)].map(({ outcome }) => outcome);
  const isNear = (index: number) => {
    const row = index - (index % POINTS);
    for (let column = -NEAR; column <= NEAR; column++) {
      const place = (index % POINTS) + column;
      if (place >= 0 && place < POINTS && outcomes[row + place] !== outcomes[index]) return true;
    }
    return false;
  };
  const near = outcomes.map((_, index) => index).filter(isNear);
  let state = 1;
  const random = () => (state = (Math.imul(state, 48271) >>> 0) % 2147483647) / 2147483647;
  for (const side of ['converged', 'forced'] as const) {
    const cells = near.filter((index) => outcomes[index] === side);
    expect(cells.length).toBeGreaterThan(POINTS);
    let same = 0;
    // Chance differs between counts and pages, so that a few cells at the border may differ.
    for (let turn = 0; turn < SIDE; turn++) {
      const index = cells[Math.floor(random() * cells.length)]!;
      if (simulate(core, scenarioAt(grid, index)).outcome === side) same++;
    }
    expect(same / SIDE, side).toBeGreaterThanOrEqual(0.97);
  }
});
