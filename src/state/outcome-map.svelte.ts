import { untrack } from 'svelte';
import { sayFault } from '../catalog/look';
import {
  type MapChoice,
  axisOf,
  choiceFaults,
  mapGrid,
  readChoice,
  tidyValue,
  writeChoice,
} from '../catalog/map-axes';
import { sweepCommand } from '../catalog/sweep';
import { isCancelled } from '../engine/cancelled';
import type { EnginePool } from '../engine/pool';
import { defaultTouchesPerSecond, defaultWorkingSetPages } from '../model/derived-defaults';
import { MAP_VALUES, type MapPicture, type MapValue, OutcomeCells } from '../model/outcome-map';
import { at, put } from '../model/scenario/paths';
import { sweepCsv } from '../model/sweep-csv';
import type { Axis, SweepGrid, SweepPart } from '../model/sweep-grid';
import { axisPosition, axisValue, coarsePoints, pointSetter } from '../model/sweep-points';
import type { Scenario } from '../model/types';
import { outcomeMapText as t } from '../text/outcome-map';
import type { LinkText } from './link-text.svelte';
import type { Draft } from './draft.svelte';
import type { Notices } from './notices.svelte';
import { SeedMaps } from './seed-maps.svelte';
import { wait } from './wait';

/** A sweep under way may end within this time before the next begins, ms. */
const PATIENCE_MS = 80;
/** A map under way is drawn again after this time, ms: a quick one goes from coarse to whole. */
const REDRAW_MS = 100;

/** Where a map takes its scenario from, and what it needs. */
export interface MapPlace {
  pool: EnginePool;
  draft: Draft;
  notices: Notices;
  axes: LinkText;
  /**
   * Whether it is the main thing on the screen: other seeds are simulated too, and all engines help,
   * since nobody waits for a run.
   */
  isMain: boolean;
}

/** A place between cells, counted from the first. */
export interface MapPoint {
  column: number;
  row: number;
}

/** The migrations around the current scenario, over two of its fields. */
export class OutcomeMap {
  readonly #place: MapPlace;
  readonly #points: number;
  readonly #key = Symbol('map');
  #current: Promise<void> = Promise.resolve();
  /** Not before this time is the map under way drawn again. */
  #drawAfter = 0;
  /** The grid that is followed; null once that has ended. */
  #wanted: SweepGrid | null = null;

  /** The cells that are shown and their grid; null before the first. */
  shown: { grid: SweepGrid; cells: OutcomeCells } | null = $state.raw(null);
  /** Counts the changes of the cells. */
  version = $state(0);
  /** The same for lines, which take longer to draw: those of a coarse map are left out. */
  lineVersion = $state(0);
  /** Other seeds of the shown grid. */
  readonly seeds: SeedMaps;

  readonly choice: MapChoice = $derived.by(() =>
    readChoice(this.#place.axes.text, this.#place.draft.scenario),
  );
  /** The scenario apart from the two fields, as text; only it changes the map. */
  readonly #rest: string = $derived.by(() => restOf(this.#place.draft.scenario, this.choice));
  /** The grid of the current scenario; null if the fields forbid each other. */
  readonly grid: SweepGrid | null = $derived.by(() => {
    void this.#rest;
    return untrack(() => mapGrid(this.#place.draft.scenario, this.choice, this.#points));
  });
  /** Where the current scenario is; null if it has no number there. */
  readonly point: MapPoint | null = $derived.by(() => {
    const { grid } = this;
    if (!grid) return null;
    const { scenario } = this.#place.draft;
    const [column, row] = [grid.x, grid.y!].map((axis) => placeOn(axis, at(scenario, axis.path)));
    return column == null || row == null ? null : { column, row };
  });
  /** The cell of the current scenario. */
  readonly pointCell: number | null = $derived.by(() => {
    const { point } = this;
    return point && Math.round(point.row) * this.#points + Math.round(point.column);
  });
  readonly #value: MapValue = $derived(this.choice.value);
  /** The cells as they are drawn; null before the first. */
  readonly picture: MapPicture | null = $derived.by(() => {
    void this.version;
    return this.shown && this.shown.cells.picture(this.#value);
  });
  readonly isBusy: boolean = $derived.by(() => {
    void this.version;
    return this.grid !== null && (this.shown?.grid !== this.grid || !this.shown.cells.isWhole);
  });

  constructor(place: MapPlace, points: number) {
    this.#place = place;
    this.#points = points;
    this.seeds = new SeedMaps(place.pool, (message) => place.notices.fail(new Error(message)));
  }

  get columns(): number {
    return this.#points;
  }

  get scenario(): Scenario {
    return this.#place.draft.scenario;
  }

  /** What of the link is not possible. */
  faults(): string[] {
    const { axes, draft } = this.#place;
    return choiceFaults(axes.text, draft.scenario).map(({ part, kind }) =>
      sayFault({ path: 'map', value: `"${part}"`, allowed: t.linkPart[kind](MAP_VALUES) }),
    );
  }

  /** Computes the map of the current grid. An effect that calls this follows the scenario. */
  follow(): void {
    const { grid } = this;
    this.#wanted = grid;
    if (grid) untrack(() => void this.#start(grid));
  }

  /** Ends all work; the map can be followed again. */
  stop(): void {
    this.#wanted = null;
    this.#place.pool.release(this.#key);
    this.seeds.stop();
  }

  async #start(grid: SweepGrid): Promise<void> {
    // A sweep that is about to end may end. Otherwise a drag would show coarse maps only.
    await Promise.race([this.#current, wait(PATIENCE_MS)]);
    if (this.#wanted !== grid) return;
    this.seeds.stop();
    await (this.#current = this.#sweep(grid));
    if (this.#place.isMain && this.#wanted === grid && this.shown?.cells.isWhole)
      this.seeds.start(grid, this.shown.cells);
  }

  async #sweep(grid: SweepGrid): Promise<void> {
    const cells = new OutcomeCells(grid.x.points, grid.y!.points);
    const coarse = coarsePoints(cells.columns, cells.rows);
    try {
      const take = (part: SweepPart, first: number) => {
        cells.take(part, first);
        // An older map stays until the coarse pass of the new one is there.
        if (cells.known < coarse) return;
        if (this.shown?.cells !== cells) this.#begin(grid, cells);
        else if (performance.now() >= this.#drawAfter) this.#tell();
      };
      await this.#place.pool.sweep(this.#key, grid, take, this.#place.isMain);
      this.#tell();
    } catch (error) {
      if (!isCancelled(error)) this.#place.notices.fail(error);
    }
  }

  /** Shows the coarse cells of a map; lines come with the whole one, if maps become whole. */
  #begin(grid: SweepGrid, cells: OutcomeCells): void {
    const wasWhole = this.shown?.cells.isWhole;
    this.shown = { grid, cells };
    this.#tell(!wasWhole);
  }

  /** Has what is known of the map drawn. */
  #tell(hasLines = true): void {
    this.version++;
    if (hasLines) this.lineVersion++;
    this.#drawAfter = performance.now() + REDRAW_MS;
  }

  /** Changes what the map shows. */
  choose(change: Partial<MapChoice>): void {
    this.#place.axes.text = writeChoice({ ...this.choice, ...change });
  }

  /** Exchanges the fields of the two axes. */
  swap(): void {
    const { x, y, isLinear } = this.choice;
    this.choose({ x: y, y: x, isLinear: { x: isLinear.y, y: isLinear.x } });
  }

  /** The scenario of a cell. */
  scenarioAt(column: number, row: number): Scenario {
    const scenario = structuredClone(this.scenario);
    this.#setTo(scenario, column, row);
    return scenario;
  }

  /** Makes the scenario the one of a cell; returns whether that is allowed. */
  moveTo(column: number, row: number): Promise<boolean> {
    return this.#place.draft.change((draft) => this.#setTo(draft, column, row));
  }

  #setTo(scenario: Scenario, column: number, row: number): void {
    const grid = this.grid!;
    const [x, y] = [tidyValue(grid.x, column), tidyValue(grid.y!, row)];
    pointSetter({ ...grid, scenario: this.scenario }, scenario)(x, y);
  }

  /** The axis of the third field, for its slider. */
  readonly third: Axis = $derived.by(() =>
    axisOf(this.choice.third, this.#place.draft.scenario, THIRD_POINTS),
  );

  /** Where the third field is on it; null without a number. */
  get thirdPosition(): number | null {
    return placeOn(this.third, at(this.scenario, this.third.path));
  }

  /** Sets the third field. */
  bend(index: number): Promise<boolean> {
    const { third } = this;
    const value = tidyValue(third, index);
    return this.#place.draft.change((draft) => put(draft, third.path, value));
  }

  /** Whether the reader may change a field. */
  isLocked(path: string): boolean {
    return this.#place.draft.isLocked(path);
  }

  /** The shell command that computes the shown grid. */
  command(): string {
    return this.shown ? sweepCommand(this.shown.grid) : '';
  }

  /** The whole map as the command prints it; null until it is whole. */
  csv(): string | null {
    if (!this.shown?.cells.isWhole) return null;
    const { grid, cells } = this.shown;
    return sweepCsv(grid, (index) => ({
      end: cells.endAt(index)!,
      numbers: cells.numbersAt(index),
    }));
  }

  /** The values of a cell of the shown grid. */
  valuesAt(place: number): { x: number; y: number } {
    const { x, y } = this.shown!.grid;
    return {
      x: axisValue(x, place % x.points),
      y: axisValue(y!, Math.floor(place / x.points)),
    };
  }
}

const THIRD_POINTS = 201;

/** The position of a value on an axis, within its ends; null without a number. */
function placeOn(axis: Axis, value: unknown): number | null {
  if (typeof value !== 'number') return null;
  const position = axisPosition(axis, value);
  return Math.min(axis.points - 1, Math.max(0, Number.isNaN(position) ? 0 : position));
}

/** The scenario without the fields of the map and without what follows from others. */
function restOf(scenario: Scenario, { x, y, isLinear }: MapChoice): string {
  const rest = structuredClone(scenario);
  const { vm, workload } = rest;
  const isDerived = {
    workingSet: workload.workingSetPages === defaultWorkingSetPages(vm),
    touches: workload.touchesPerSecond === defaultTouchesPerSecond(workload),
  };
  for (const path of [x, y]) put(rest, path, 0);
  if (isDerived.workingSet) workload.workingSetPages = 0;
  if (isDerived.touches) workload.touchesPerSecond = 0;
  return JSON.stringify([rest, x, y, isLinear]);
}
