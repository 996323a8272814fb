import type { Component } from 'svelte';
import type { Moment } from '../model/run/run';
import type { Forks } from './forks.svelte';
import type { Frame } from './frames.svelte';

/** Draws on the map of the source. */
export interface MapBrush {
  /** Cells that are drawn and not in the run yet. */
  readonly wet: ReadonlySet<number>;
  readonly canDraw: boolean;
  /** Whether the move converged before the first stroke; null if nobody knows. */
  readonly convergedBefore: boolean | null;
  /** A pointer was pressed on the map; `cellAt` finds the cell at a point of the canvas. */
  press(event: PointerEvent, cellAt: (x: number, y: number) => number | null): void;
  /** Begins a stroke, which `lift` ends. */
  begin(): void;
  /** Draws on one cell, within a stroke. */
  dab(cell: number): void;
  lift(): void;
}

/** Draws on the map of a host, whose grid and memory are given. */
export type MarkOthers = (
  context: CanvasRenderingContext2D,
  grid: { columns: number; cellWidth: number; cellHeight: number },
  host: 'source' | 'destination',
  frame: Frame,
) => void;

/** What the reader can do on the stage. It is loaded with the first use of the page. */
export class Hands {
  brush: MapBrush | null = $state.raw(null);
  /** The versions of the move that were changed from a moment on; null until they are loaded. */
  forks: Forks | null = $state.raw(null);
  /** The handle on the link. */
  LinkHandle: Component<{ moment: Moment }> | null = $state.raw(null);
  /** Marks on a map the pages that a kept run has otherwise. */
  markOthers: MarkOthers | null = $state.raw(null);
  /** The handle on the source host. */
  SourceHandle: Component<{ moment: Moment }> | null = $state.raw(null);
}
