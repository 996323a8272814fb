import { Latest } from '../engine/latest';
import type { Frame } from '../engine/frames';
import { Timeline } from '../model/timeline';
import type { Session } from './session.svelte';

export type { Frame };

/** Seconds that one pass over the whole timeline takes at speed 1. */
const PASS_SECONDS = 24;

/** The playhead: a position on the timeline's axis, moved by play, by hand or by stepping. */
export class Playback {
  readonly #session: Session;
  readonly #frames: Latest<number, Frame | null>;
  /** 0 to 1 on the timeline's axis. */
  position: number = $state(0.37);
  isPlaying: boolean = $state(false);
  frame: Frame | null = $state.raw(null);
  #lastTick = 0;

  readonly timeline: Timeline | null = $derived.by(() =>
    this.#session.result ? new Timeline(this.#session.result) : null,
  );
  readonly ms: number = $derived(this.timeline?.msAt(this.position) ?? 0);
  readonly stage = $derived(this.timeline?.stageAt(this.position) ?? null);
  readonly round = $derived.by(() => {
    const rounds = this.#session.result?.rounds ?? [];
    return rounds.findLast((round) => round.startMs <= this.ms) ?? null;
  });

  constructor(session: Session) {
    this.#session = session;
    this.#frames = new Latest((ms) => session.client.frameAt(ms));
  }

  /** Asks for the frame at the playhead; called whenever result or position change. */
  async refresh(): Promise<void> {
    if (!this.#session.result || this.#session.isPreview) return;
    try {
      const frame = await this.#frames.request(this.ms);
      if (frame) this.frame = frame;
    } catch (error) {
      this.#session.fail(error);
    }
  }

  seek(position: number): void {
    this.position = Math.min(1, Math.max(0, position));
  }

  toggle(): void {
    if (this.isPlaying) this.pause();
    else this.play();
  }

  play(): void {
    if (this.position >= 1) this.position = 0;
    this.isPlaying = true;
    this.#lastTick = performance.now();
    requestAnimationFrame((now) => this.#tick(now));
  }

  pause(): void {
    this.isPlaying = false;
  }

  #tick(now: number): void {
    if (!this.isPlaying) return;
    const passed = Math.max(0, now - this.#lastTick) / 1000;
    this.#lastTick = now;
    this.seek(this.position + Math.min(passed, 0.1) / PASS_SECONDS);
    if (this.position >= 1) this.pause();
    else requestAnimationFrame((next) => this.#tick(next));
  }

  /** Moves to the start of the next or previous round or stage. */
  step(direction: 1 | -1): void {
    const { timeline } = this;
    if (!timeline) return;
    const starts = this.#session.result!.rounds.map((round) => timeline.positionOf(round.startMs));
    const marks = [...timeline.stages.map((stage) => stage.from), ...starts, 1].sort(
      (a, b) => a - b,
    );
    const edge = 1e-6;
    const next =
      direction > 0
        ? marks.find((mark) => mark > this.position + edge)
        : marks.findLast((mark) => mark < this.position - edge);
    this.pause();
    this.seek(next ?? (direction > 0 ? 1 : 0));
  }
}
