import { SvelteSet } from 'svelte/reactivity';
import { isAlone } from '../model/link-share';
import { pagesDrawn } from '../model/drawn';
import { withoutStrokes } from '../model/scenario/edit';
import { rangesOf, withStroke } from '../model/strokes';
import { hundredthMs } from '../model/timeline';
import type { Scenario } from '../model/types';
import type { Clock } from './clock.svelte';
import { type Stroke, isSameScenario } from './draft-version';
import type { MapBrush } from './hands.svelte';
import type { Slot } from './slot.svelte';

/** A finger holds the map for so long before it draws, so that the page can be scrolled, ms. */
const HOLD_MS = 300;
/** A finger that moves farther than this scrolls, pixels. */
const STILL = 8;
/** A stroke is written so long before the playhead, ms. */
const BEFORE_MS = 0.01;
/** How thick a stroke is, pixels from its middle. */
const RADIUS = 4;
/** What was drawn is given to the simulation this often, ms. */
const EVERY_MS = 120;
/** And less often where that takes long: this many times as long passes in between, at most. */
const PAUSE_FACTOR = 4;
const MOST_MS = 1500;

/** Lets the reader write pages of the VM by drawing on the map of the source. */
export class Brush implements MapBrush {
  readonly #slot: Slot;
  readonly #clock: Clock;
  /** Cells that are drawn and not in the run yet. The map shows them as dirty at once. */
  readonly wet = new SvelteSet<number>();
  /** Cells that were not given to the simulation yet. */
  #new: number[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  #everyMs = EVERY_MS;
  /** What is being drawn; its signal ends with it. */
  #stroke: (Stroke & { isDropped: boolean; ended: AbortController }) | null = null;

  constructor(slot: Slot, clock: Clock) {
    this.#slot = slot;
    this.#clock = clock;
  }

  /** Whether the VM still writes at the source, and nothing forbids edits. */
  get canDraw(): boolean {
    const { moment, draft } = this.#slot;
    if (!moment || draft.isLocked('edits')) return false;
    return moment.guests.source === 'running' && isAlone(this.#slot.scenario);
  }

  /** The scenario before the first stroke, and whether its rounds converged. */
  #before: { scenario: Scenario; converged: boolean } | null = $state.raw(null);

  get convergedBefore(): boolean | null {
    const { scenario } = this.#slot;
    const edits = withoutStrokes(scenario.edits);
    const isSame = this.#before && isSameScenario(this.#before.scenario, { ...scenario, edits });
    return isSame ? this.#before!.converged : null;
  }

  /** Before the first stroke, remembers how the move ends without it. */
  #remember(): void {
    const { run, scenario } = this.#slot;
    if (!run || run.isPreview || pagesDrawn(scenario.edits) > 0) return;
    const { outcome, liveRounds, pullMs } = run.verdict;
    const converged = outcome === 'converged' && liveRounds > 0 && pullMs === 0;
    this.#before = { scenario, converged };
  }

  /** Begins a stroke. Escape or undo drops it, `lift` ends it. */
  begin(ended = new AbortController()): void {
    this.lift();
    const { draft } = this.#slot;
    const drop = () => {
      stroke.isDropped = true;
      for (const cell of this.#new) this.wet.delete(cell);
      this.#new = [];
      this.lift();
    };
    const stroke = { isDropped: false, ended, drop };
    this.#stroke = draft.stroke = stroke;
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      void draft.undo();
    };
    addEventListener('keydown', escape, { capture: true, signal: ended.signal });
  }

  /** Ends a stroke: what is left of it is simulated at once. */
  lift(): void {
    if (this.#timer !== null) void this.#give();
    this.#stroke?.ended.abort();
    this.#stroke = this.#slot.draft.stroke = null;
  }

  /** A mouse or a pen draws at once; a finger once it has held the map. */
  press(event: PointerEvent, cellAt: (x: number, y: number) => number | null): void {
    if (!this.canDraw || event.button !== 0) return;
    const canvas = event.currentTarget as HTMLElement;
    const pressed = new AbortController();
    const { signal } = pressed;
    let isDrawing = event.pointerType !== 'touch';
    let [x, y] = [event.offsetX, event.offsetY];
    const dabAt = (atX: number, atY: number) => {
      for (let down = -RADIUS; down <= RADIUS; down += 2)
        for (let across = -RADIUS; across <= RADIUS; across += 2) {
          const isInside = Math.hypot(across, down) <= RADIUS;
          const cell = isInside ? cellAt(atX + across, atY + down) : null;
          if (cell !== null) this.#add(cell);
        }
      this.#wait();
    };
    const begin = () => {
      isDrawing = true;
      this.begin(pressed);
      dabAt(x, y);
    };
    const hold = isDrawing ? undefined : setTimeout(begin, HOLD_MS);
    const end = () => {
      clearTimeout(hold);
      pressed.abort();
      if (isDrawing) this.lift();
    };
    const move = (next: PointerEvent) => {
      const [toX, toY] = [next.offsetX, next.offsetY];
      const distance = Math.hypot(toX - x, toY - y);
      if (!isDrawing) return distance > STILL ? end() : undefined;
      // Every cell on the way is drawn, however fast the pointer is.
      for (let part = 1; part <= Math.ceil(distance / RADIUS); part++) {
        const share = part / Math.ceil(distance / RADIUS);
        dabAt(x + (toX - x) * share, y + (toY - y) * share);
      }
      [x, y] = [toX, toY];
    };
    if (isDrawing) {
      canvas.setPointerCapture(event.pointerId);
      begin();
    }
    canvas.addEventListener('pointermove', move, { signal });
    for (const name of ['pointerup', 'pointercancel'] as const)
      canvas.addEventListener(name, end, { signal });
    // While a finger draws, the page is not scrolled.
    const stay = (touch: TouchEvent) => isDrawing && touch.preventDefault();
    canvas.addEventListener('touchmove', stay, { signal, passive: false });
    canvas.addEventListener('contextmenu', (menu) => menu.preventDefault(), { signal });
  }

  /** Draws on one cell, within a stroke. */
  dab(cell: number): void {
    this.#add(cell);
    this.#wait();
  }

  #add(cell: number): void {
    if (!this.#stroke || !this.canDraw || this.wet.has(cell)) return;
    this.wet.add(cell);
    this.#new.push(cell);
  }

  /** Gives it to the simulation soon. */
  #wait(): void {
    if (this.#new.length) this.#timer ??= setTimeout(() => void this.#give(), this.#everyMs);
  }

  async #give(): Promise<void> {
    clearTimeout(this.#timer!);
    this.#timer = null;
    const { frame } = this.#slot;
    const stroke = this.#stroke;
    const cells = this.#new;
    this.#new = [];
    if (!frame || !stroke || cells.length === 0) return;
    const startedMs = performance.now();
    const ranges = rangesOf(cells, frame);
    // Up to the moment of an edit nothing changes, so it is a little before the one that is shown.
    const atMs = Math.max(0, hundredthMs(this.#clock.ms - BEFORE_MS));
    this.#remember();
    await this.#slot.draft.change(
      (draft) => {
        if (!stroke.isDropped) draft.edits = withStroke(draft.edits, atMs, ranges);
      },
      { isAtMoment: true, stroke },
    );
    await this.#slot.ended();
    for (const cell of cells) this.wet.delete(cell);
    requestAnimationFrame(() => {
      const tookMs = performance.now() - startedMs;
      this.#everyMs = Math.min(MOST_MS, Math.max(EVERY_MS, PAUSE_FACTOR * tookMs));
    });
  }
}
