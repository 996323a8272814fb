import { turnsFrom } from '../../model/outcome-map';
import { axisValue } from '../../model/sweep-points';
import type { OutcomeMap } from '../../state/outcome-map.svelte';
import { outcomeMapText as t } from '../../text/outcome-map';
import { labelOf, writeValue } from './field-label';

/** A border farther away than this factor leaves room to spare. */
const ROOM = 1.3;

/** The main sentence of a map: where the current scenario is, and how far the next border. */
export function sayHeadline(map: OutcomeMap): string {
  const { shown, pointCell, scenario } = map;
  if (!map.grid) return t.headline.nothing;
  if (!shown || pointCell === null) return t.loading;
  const own = shown.cells.endAt(pointCell)?.outcome;
  if (!own) return t.loading;
  const { x } = shown.grid;
  const { below, above } = turnsFrom(shown.cells, pointCell, 'x');
  const name = labelOf(x.path, scenario);
  const here = axisValue(x, pointCell % x.points);
  const write = (index: number) => writeValue(x.path, axisValue(x, index), scenario);
  if (x.path === 'workload.writesPerSecond' && x.log) {
    if (own === 'converged' && above) {
      const factor = axisValue(x, above.index - 1) / here;
      if (factor >= ROOM) return t.headline.roomForWrites(factor);
      return t.headline.fewWrites(axisValue(x, above.index) / here);
    }
    if (own === 'forced' && below?.outcome === 'converged')
      return t.headline.lessWrites(here / axisValue(x, below.index));
  }
  if (above) return t.headline.above(own, name, write(above.index), above.outcome);
  if (below) return t.headline.below(own, name, write(below.index), below.outcome);
  return t.headline.alone(own, name);
}
