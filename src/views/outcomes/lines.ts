import { contours, geoPath } from 'd3';
import type { OutcomeCells } from '../../model/outcome-map';
import type { Axis, SweepGrid } from '../../model/sweep-grid';
import { axisValue, pointSetter } from '../../model/sweep-points';
import type { Scenario } from '../../model/types';
import { writesPerSecond } from '../../model/verdict';
import { policyById } from '../../policies';
import { Channel } from '../../policies/channel';

/** The line along which a field of numbers has a value, as a path in its own units. */
function isoline(values: number[], columns: number, rows: number, at: number): string {
  const [shape] = contours().size([columns, rows]).thresholds([at])(values);
  return lineOnly(geoPath()(shape!) ?? '', columns, rows);
}

/** The edge of the map that closes an area is no part of a line. */
function lineOnly(path: string, columns: number, rows: number): string {
  const isAtEdge = (x: number, y: number) => x <= 0 || y <= 0 || x >= columns || y >= rows;
  return path
    .split('M')
    .filter(Boolean)
    .map((ring) => {
      const points = ring
        .replace('Z', '')
        .split('L')
        .map((each) => each.split(',').map(Number));
      points.push(points[0]!);
      let drawn = '';
      let isDown = false;
      for (const [x, y] of points as [number, number][]) {
        const edge = isAtEdge(x, y);
        if (!edge) drawn += `${isDown ? 'L' : 'M'}${x.toFixed(2)},${y.toFixed(2)}`;
        isDown = !edge;
      }
      return drawn;
    })
    .join('');
}

/** Where the pause has a length, ms; in cells. Empty if it has nowhere. */
export function pauseLine(cells: OutcomeCells, ms: number): string {
  const { columns, rows } = cells;
  const pauses = Array.from({ length: cells.size }, (_, place) => {
    const outcome = cells.endAt(place)?.outcome;
    const hasMoved = outcome === 'converged' || outcome === 'forced';
    return hasMoved ? Math.log(Math.max(1e-3, cells.numberAt(place, 'blackoutMs'))) : NaN;
  });
  return isoline(pauses, columns, rows, Math.log(ms));
}

/** The page writes as a share of what the link carries: 1 is the textbook's border. */
function textbookRatio(scenario: Scenario): number {
  const policy = policyById(scenario.policy.id);
  const channel = new Channel(scenario, policy);
  const link = channel.live(policy.bandwidthCap?.(scenario.policy.options) || null);
  return (writesPerSecond(scenario.workload) * channel.pageCost) / link.rateAt(0);
}

/** Points along each side of the grid on which the textbook's border is computed. */
const COARSE = 34;

/** Where the textbook expects the border, in cells. Empty if it expects none. */
export function textbookLine(grid: SweepGrid): string {
  const [x, y] = [grid.x, grid.y!];
  const [wide, high] = [coarse(x), coarse(y)];
  const scenario = structuredClone(grid.scenario);
  const set = pointSetter({ ...grid, x: wide, y: high }, scenario);
  const ratios = Array.from({ length: COARSE * COARSE }, (_, place) => {
    set(axisValue(wide, place % COARSE), axisValue(high, Math.floor(place / COARSE)));
    return Math.log(Math.max(1e-12, textbookRatio(scenario)));
  });
  const scale = (from: number) => (value: string) =>
    (((Number(value) - 0.5) / (COARSE - 1)) * (from - 1) + 0.5).toFixed(2);
  const [toX, toY] = [scale(x.points), scale(y.points)];
  return isoline(ratios, COARSE, COARSE, 0).replace(
    /([\d.-]+),([\d.-]+)/g,
    (_, left: string, up: string) => `${toX(left)},${toY(up)}`,
  );
}

const coarse = (axis: Axis): Axis => ({ ...axis, points: COARSE, integer: false });

/** The limit of a policy on the pause, ms; that of QEMU if it has none. */
export function pauseLimitOf({ policy }: Scenario): number {
  return policy.options.downtimeLimitMs ?? 300;
}
