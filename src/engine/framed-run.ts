import { effectiveScenario } from '../model/link-share';
import { Timeline } from '../model/timeline';
import type { MigrationResult } from '../model/types';
import { policyById } from '../policies';
import { CancelledError, isCancelled } from './cancelled';
import { type Frame, FramePlayer } from './frame-player';
import type { PageKernel } from './kernel';
import { pagesForOne } from '../model/large';
import { type RunJob, type Workplace, simulateInSlices } from './run-job';
import { SLICE_MS } from './slices';

/** A result and its first frame; the frame is null if finding it takes longer. */
export interface RunAnswer {
  result: MigrationResult;
  frame: Frame | null;
}

/** The run of one key and its frames, on a kernel of its own. A newer run replaces it. */
export class FramedRun {
  readonly #kernel: Promise<PageKernel>;
  readonly #shared: Omit<Workplace, 'kernel'>;
  #stopper = new AbortController();
  /** The current run, or the last frame requested; never rejects. */
  #last: Promise<unknown> = Promise.resolve();
  /** Shows the finished run; null without one. */
  #show: ((ms: number, isCounted: boolean) => Generator<unknown, Frame>) | null = null;
  /** The number of the run requested last. */
  id = 0;

  constructor(kernel: Promise<PageKernel>, shared: Omit<Workplace, 'kernel'>) {
    this.#kernel = kernel;
    this.#shared = shared;
  }

  /** Simulates a scenario, and returns the first frame if that is quick. */
  begin(id: number, job: RunJob, preview: (result: MigrationResult) => void): Promise<RunAnswer> {
    this.stop();
    this.id = id;
    const { signal } = (this.#stopper = new AbortController());
    const answer = this.#run(job, preview, signal);
    this.#last = answer.catch(() => {});
    return answer;
  }

  /** Ends the current work; there are no frames until the next run. */
  stop(): void {
    this.#stopper.abort();
    this.#show = null;
  }

  async #run(
    job: RunJob,
    preview: (result: MigrationResult) => void,
    signal: AbortSignal,
  ): Promise<RunAnswer> {
    const kernel = await this.#kernel;
    if (signal.aborted) throw new CancelledError();
    const result = await simulateInSlices({ kernel, ...this.#shared }, job, preview, signal);
    const show = await showing(kernel, result);
    if (signal.aborted) throw new CancelledError();
    this.#show = show;
    const { at } = job;
    return { result, frame: at ? quickly(show(new Timeline(result).msIn(at), false)) : null };
  }

  /**
   * The frame of a run at a moment, ms since its start, with exact counts if requested. Null if
   * that run no longer exists.
   */
  frame(id: number, ms: number, isCounted: boolean): Promise<Frame | null> {
    if (id !== this.id) return Promise.resolve(null);
    const { signal } = this.#stopper;
    const frame = this.#last.then(() => this.#find(ms, isCounted, signal));
    this.#last = frame.catch(() => {});
    return frame;
  }

  async #find(ms: number, isCounted: boolean, signal: AbortSignal): Promise<Frame | null> {
    if (signal.aborted || !this.#show) return null;
    try {
      return await this.#shared.slices.drive('frame', this.#show(ms, isCounted), signal);
    } catch (error) {
      if (isCancelled(error)) return null;
      throw error;
    }
  }
}

/** Shows a run at any moment, ms since its start, on the kernel it was simulated with. */
async function showing(kernel: PageKernel, result: MigrationResult) {
  const { rounds, attempts, failure } = result;
  const whole = effectiveScenario(result);
  const policy = policyById(whole.policy.id);
  const factor = pagesForOne(whole.vm);
  const scaled = factor > 1 ? await import('./scaled') : null;
  const small = scaled?.scaleDown(whole, policy, factor) ?? { scenario: whole, policy };
  const known = attempts.length ? [] : rounds;
  let player: FramePlayer | null = null;
  return function* (ms: number, isCounted: boolean): Generator<unknown, Frame> {
    player ??= new FramePlayer(
      kernel,
      small.scenario,
      small.policy,
      known.map(({ startMs, pagesDirtied }) => ({ startMs, pagesDirtied: pagesDirtied / factor })),
    );
    // A move that failed in setup copies no memory, so its first moment is shown.
    const at = failure && rounds.length === 0 ? 0 : ms;
    const frame = yield* player.find(at, isCounted);
    return { ...(scaled?.enlargeFrame(frame, whole, factor) ?? frame), ms };
  };
}

/** The return value of a generator; null if it takes longer than a slice. */
function quickly<T>(work: Generator<unknown, T>): T | null {
  const until = performance.now() + SLICE_MS;
  do {
    const { done, value } = work.next();
    if (done) return value;
  } while (performance.now() <= until);
  return null;
}
