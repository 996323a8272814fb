import type { Look } from '../catalog/look';
import type { Moment, Run } from '../model/run/run';
import { type Place, SETUP_SECONDS, hundredthMs } from '../model/timeline';
import { type Pacing, SAME, type Stride, stepFrom } from './strides';

/** The slowest and the fastest speed, as powers of two. */
export const SLOWEST = -3;
export const FASTEST = 4;
/** With reduced motion, playing goes from event to event, one every so many seconds. */
const STEP_SECONDS = 1.5;
/**
 * A frame is late if it comes this long after the last one, ms. At 60 frames a second they are 17
 * ms apart.
 */
const LATE_MS = 25;
/** After a late frame, only the playhead moves for this many frames. */
const HELD_FRAMES = 6;
/**
 * The clock of a workbench. It moves the playhead through all its runs, by playing, by hand or in
 * steps.
 */
export class Clock {
  readonly #run: () => Run | null;
  readonly #prefersLessMotion = matchMedia('(prefers-reduced-motion: reduce)');
  /** The motion that the link asks for; `auto` uses the setting of the system. */
  readonly #motion: Look['motion'];
  /**
   * The place of the playhead. It is kept for the next run, which is then shown at the same point.
   */
  #place: Place = $state.raw({ phase: 'memory', share: 0.2 });
  /** The place that the page shows. */
  #drawn: Place = $state.raw(this.#place);
  /** The moment at which the next run is shown, ms; null to show it at the same place instead. */
  #keptMs: number | null = null;
  /** Frames for which only the playhead still moves. */
  #held = 0;
  isPlaying: boolean = $state(false);
  /** Whether it was playing when it went to rest. */
  #isResting = false;
  /** Whether somebody has moved the playhead. */
  #isMoved: boolean = $state(false);
  /** Whether the page still shows the moment that it shows by itself; playing begins before it. */
  #isPoster = true;
  /** The event at which playing stops; null for the end. */
  stop: string | null = null;
  /** The speed of the story is two to this power. */
  speedPower: number = $state(0);
  /** Whether a second of playing is a second of the migration, instead of the story's pace. */
  isRealTime: boolean = $state(false);
  /** Not reactive, because nothing shows it. A screen sets its own in an effect. */
  #pacings: readonly Pacing[] = [];
  /** The moments between which playing last moved the playhead, ms; both count as passed. */
  passed: readonly [number, number] | null = $state.raw(null);
  #lastTick = 0;
  /** The animation frame that was requested. Playing again must not request a second one. */
  #nextTick = 0;
  /** Seconds since the last step, with reduced motion. */
  #waited = 0;

  /** The moment at the playhead in the run whose timeline it follows; null before the first run. */
  readonly moment: Moment | null = $derived.by(() => this.#run()?.atPlace(this.#place) ?? null);

  /** `run` is the run whose timeline the playhead follows. */
  constructor(run: () => Run | null, motion: Look['motion'] = 'auto') {
    this.#run = run;
    this.#motion = motion;
  }

  /**
   * The place that the page shows. It is the playhead, or a few frames behind while a slow
   * processor plays.
   */
  get place(): Place {
    return this.#drawn;
  }

  /** The position on the timeline's axis, 0 to 1. */
  get position(): number {
    return this.moment?.position ?? 0;
  }

  /** Milliseconds since the migration began. */
  get ms(): number {
    return this.moment?.ms ?? 0;
  }

  /** Whether playing goes from event to event instead of moving smoothly. */
  get isStill(): boolean {
    return this.#motion === 'auto' ? this.#prefersLessMotion.matches : this.#motion === 'reduce';
  }

  /**
   * The moment to which the playhead was moved, ms; null while it was never moved, and while it
   * plays.
   */
  get movedToMs(): number | null {
    return this.#isMoved && !this.isPlaying ? this.ms : null;
  }

  get speed(): number {
    return 2 ** this.speedPower;
  }

  /** Seconds of the migration that pass in a second of playing, at the playhead. */
  get pace(): number {
    if (this.isRealTime) return 1;
    const { moment } = this;
    if (!moment) return this.speed;
    return (this.speed * moment.run.timeline.paceAt(moment.position)) / this.#slowness;
  }

  /** Plays setup as a screen asks, until the returned function is called. */
  usePacing(pacing: Pacing): () => void {
    this.#pacings = [...this.#pacings, pacing];
    return () => (this.#pacings = this.#pacings.filter((each) => each !== pacing));
  }

  /** Sets whether the next run is shown at the same moment. Any move of the playhead ends this. */
  keepMoment(isKept: boolean): void {
    // With the precision with which a break is placed.
    this.#keptMs = isKept ? hundredthMs(this.ms) : null;
  }

  /** Called when a run has ended. */
  arrive({ timeline }: Run): void {
    if (this.#keptMs !== null) this.#move(timeline.positionOf(this.#keptMs));
  }

  /** Moves the playhead to a position of the axis. */
  seek(position: number): void {
    this.#move(position);
    // Playing on from there goes to the end.
    if (this.#stopMs !== null && this.ms >= this.#stopMs) this.stop = null;
  }

  #move(position: number): void {
    this.#keptMs = null;
    const inside = Math.min(1, Math.max(0, position));
    const stage = this.#run()?.timeline.stageAt(inside);
    if (!stage) return;
    this.#isMoved = true;
    this.#isPoster = false;
    this.#place = { phase: stage.phase, share: (inside - stage.from) / (stage.to - stage.from) };
    if (!this.#held) this.#drawn = this.#place;
  }

  /** Pauses and moves the playhead to a moment, ms since the migration began. */
  show(ms: number): void {
    this.pause();
    this.stop = null;
    const run = this.#run();
    if (run) this.seek(run.timeline.positionOf(ms));
  }

  /** Shows the moment at which the page begins. It does not count as moved by hand. */
  open(ms: number): void {
    this.show(ms);
    this.#isMoved = false;
  }

  toggle(): void {
    if (this.isPlaying) this.pause();
    else this.play();
  }

  play(): void {
    if (this.#isPoster || this.position >= 1 - SAME) this.seek(0);
    this.#isResting = false;
    this.isPlaying = true;
    this.passed = [this.ms, this.ms];
    this.#lastTick = performance.now();
    this.#waited = STEP_SECONDS;
    this.#ask();
  }

  /** Plays from the beginning, also if the run is still to come. */
  playAll(): void {
    this.rewind();
    this.play();
  }

  /** Moves the playhead to the beginning, also if the run is still to come. */
  rewind(): void {
    this.#keptMs = null;
    this.#isPoster = false;
    this.#place = this.#drawn = { phase: 'setup', share: 0 };
  }

  pause(): void {
    this.#isResting = false;
    this.#halt();
  }

  /**
   * Pauses while the page is out of sight. If somebody pauses or moves it meanwhile, it stays
   * paused.
   */
  rest(): void {
    if (!this.isPlaying) return;
    this.#halt();
    this.#isResting = true;
  }

  /** Continues playing after `rest`. */
  wake(): void {
    if (this.#isResting) this.play();
  }

  #halt(): void {
    this.isPlaying = false;
    this.#held = 0;
    this.#drawn = this.#place;
    cancelAnimationFrame(this.#nextTick);
  }

  /** Doubles or halves the speed. */
  changeSpeed(direction: 1 | -1): void {
    this.setSpeed(Math.min(FASTEST, Math.max(SLOWEST, this.speedPower + direction)));
  }

  /** Plays at the pace of the story, so many powers of two faster. */
  setSpeed(power: number): void {
    this.isRealTime = false;
    this.speedPower = power;
  }

  #tick(now: number): void {
    if (!this.isPlaying) return;
    if (this.#held) this.#held--;
    else if (!this.isStill && now - this.#lastTick > LATE_MS) this.#held = HELD_FRAMES;
    // After the page was hidden, the playhead does not jump.
    const passed = Math.min(Math.max(0, now - this.#lastTick) / 1000, 0.1);
    this.#lastTick = now;
    const fromMs = this.ms;
    const isKept = this.#keptMs !== null;
    if (this.isStill) this.#advance(passed);
    else this.#move(this.#after(passed));
    // A change of the run that is still to come is shown at the moment of then.
    if (isKept) this.#keptMs = this.ms;
    this.passed = [fromMs, this.ms];
    const stopMs = this.#stopMs;
    // In another run the event may be before the playhead; then it is dropped.
    if (stopMs !== null && fromMs > stopMs) this.stop = null;
    else if (stopMs !== null && this.ms >= stopMs) this.show(stopMs);
    if (this.position >= 1 - SAME) this.pause();
    else this.#ask();
  }

  #ask(): void {
    cancelAnimationFrame(this.#nextTick);
    this.#nextTick = requestAnimationFrame((now) => this.#tick(now));
  }

  /** Time of the event at which playing stops, ms; null if this run has no such event. */
  get #stopMs(): number | null {
    return this.stop === null ? null : (this.#run()?.momentNamed(this.stop) ?? null);
  }

  /** The position after so many seconds of playing. */
  #after(seconds: number): number {
    const timeline = this.#run()?.timeline;
    if (!timeline) return this.position;
    if (this.isRealTime) return timeline.positionOf(this.ms + 1000 * seconds);
    const played = timeline.playedTo(this.position);
    return timeline.positionAfter(played + (seconds * this.speed) / this.#slowness);
  }

  /** How many times slower than usual the stage at the playhead is played. */
  get #slowness(): number {
    const pacing = this.#pacings.at(-1);
    const { moment } = this;
    if (!pacing || moment?.stage?.phase !== 'setup') return 1;
    const { startMs, endMs } = moment.stage;
    // A setup that fails ends early, and plays for a shorter time.
    const share = (endMs - startMs) / moment.run.scenario.timing.setupMs;
    return (pacing.setupSeconds * share) / SETUP_SECONDS;
  }

  #advance(seconds: number): void {
    this.#waited += seconds * this.speed;
    if (this.#waited < STEP_SECONDS) return;
    this.#waited = 0;
    this.#move(this.#beside('event', 1));
  }

  /** Moves to the next or previous event, round or stage, and stays there. */
  go(stride: Stride, direction: 1 | -1): void {
    this.pause();
    this.seek(this.#beside(stride, direction));
  }

  #beside(stride: Stride, direction: 1 | -1): number {
    const run = this.#run();
    const stops = this.#pacings.at(-1)?.stops ?? [];
    return run ? stepFrom(run, this.position, stride, direction, stops) : 0;
  }
}
