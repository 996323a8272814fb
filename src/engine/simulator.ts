import { isAlone, withShare } from '../model/link-share';
import { type Place, Run } from '../model/run/run';
import type { MigrationResult, Scenario } from '../model/types';
import { isBuiltIn, policyById } from '../policies';
import { totalPages } from '../model/vm';
import { CancelledError } from './cancelled';
import { drains } from './countable';
import { type Frame, FramePlayer } from './frames';
import type { PageKernel } from './kernel';
import type { SharedMoves } from './moves';
import { withMoves } from './shares';
import { simulatePages } from './run';
import type { Luck } from './repeat';
import type { Axis, Derived, SweepPoint } from './sweep';

/** Told while a run goes on. */
export interface RunListener {
  /** Simulated milliseconds so far; at least every quarter of a second. */
  progress?(simulatedMs: number): void;
  /** A quick answer on fewer pages or by counts, before the run that takes longer than a frame. */
  preview?(result: MigrationResult): void;
}

/** A result, and the frame that was wanted with it; null where it takes longer to find. */
export interface Shown {
  result: MigrationResult;
  frame: Frame | null;
}

/** Work is cut into slices of this length, so that messages and frames get their turn. */
const SLICE_MS = 8;
/** A run that is not done by then shows a preview first … */
const PREVIEW_AFTER_MS = 12;
/** … unless it is bound to end within two frames; above the second it is bound not to. */
const SHORT_RUN_PAGES = 2 ** 22;
const LONG_RUN_PAGES = 2 ** 24;
const PROGRESS_EVERY_MS = 250;

/**
 * The engine's three services on one kernel: `simulate`, `frameAt` and `sweep`. It runs in a worker
 * or, in slices, on the main thread. A newer run cancels the older one.
 */
export class Simulator {
  readonly #kernel: PageKernel;
  readonly #previewKernel: PageKernel;
  #runs = 0;
  #frameRequests = 0;
  #player: FramePlayer | null = null;
  #shown: MigrationResult | null = null;

  /** The second kernel serves previews while the first one is busy. */
  constructor(kernel: PageKernel, previewKernel: PageKernel) {
    this.#kernel = kernel;
    this.#previewKernel = previewKernel;
  }

  get engine(): PageKernel['engine'] {
    return this.#kernel.engine;
  }

  /** Simulates on the page engine. Rejects with CancelledError when it had to give way. */
  async simulate(
    scenario: Scenario,
    options: { proof: boolean; chunks?: number },
    listener: RunListener = {},
  ): Promise<MigrationResult> {
    const run = ++this.#runs;
    if (!isBuiltIn(scenario.policy.id)) await import('./all-parts');
    const policy = policyById(scenario.policy.id);
    if (run !== this.#runs) throw new CancelledError();
    this.#player = null;
    this.#shown = null;
    // Settings to check are looked at by what comes with them.
    const hosts = scenario.hosts ? await import('./hosts-run') : null;
    const check = hosts?.checkHosts(scenario) ?? null;
    if (run !== this.#runs) throw new CancelledError();
    if (hosts?.failsInSetup(check))
      return (this.#shown = hosts.failedRun(scenario, check!, this.engine));
    const preview = async () => {
      const { simulatePreview } = await import('./simulate');
      listener.preview?.(simulatePreview(this.#previewKernel, scenario));
    };
    const { shared, own } = await this.#shareOut(scenario);
    if (run !== this.#runs) throw new CancelledError();
    const work = simulatePages(this.#kernel, own, policy, options);
    const pages = totalPages(scenario.vm);
    const isShort = drains(policy) && pages <= SHORT_RUN_PAGES;
    const after = pages > LONG_RUN_PAGES ? 0 : PREVIEW_AFTER_MS;
    const ran = await this.#drive(work, listener, isShort ? null : { after, preview });
    const all = shared ? withMoves(ran, scenario, shared.moves, shared.share) : ran;
    const result = hosts ? hosts.withHosts(all, check) : all;
    this.#shown = result;
    return result;
  }

  /** Simulates and adds the frame at a place of the run, where that is found within a moment. */
  async show(
    scenario: Scenario,
    { at, ...options }: { proof: boolean; chunks?: number; at?: Place | undefined },
    listener: RunListener = {},
  ): Promise<Shown> {
    const result = await this.simulate(scenario, options, listener);
    return { result, frame: at ? this.#quickFrame(result, new Run(result).atPlace(at).ms) : null };
  }

  #quickFrame(result: MigrationResult, ms: number): Frame | null {
    // A newer run has the kernel.
    if (this.#shown !== result) return null;
    const player = this.#playerOf(result);
    const until = performance.now() + SLICE_MS;
    const seek = player.seek(copiedAt(result, ms));
    while (!seek.next().done) if (performance.now() > until) return null;
    return { ...player.show(copiedAt(result, ms)), ms };
  }

  /** What several moves make of the link, and the scenario of the first with its share of it. */
  async #shareOut(scenario: Scenario): Promise<{ shared: SharedMoves | null; own: Scenario }> {
    if (isAlone(scenario)) return { shared: null, own: scenario };
    const { simulateMoves } = await import('./moves');
    const shared = simulateMoves(this.#previewKernel, scenario);
    return { shared, own: withShare(scenario, shared.share) };
  }

  #playerOf({ scenario, rounds, attempts, linkShare }: MigrationResult): FramePlayer {
    const policy = policyById(scenario.policy.id);
    return (this.#player ??= new FramePlayer(
      this.#kernel,
      withShare(scenario, linkShare),
      policy,
      attempts.length ? [] : rounds,
    ));
  }

  /**
   * The frame of the scenario last simulated at a moment, ms since its start; `isCounted` asks for
   * exact counts, which take longer. Null during a run, and when a run or a newer request came before
   * it was found.
   */
  async frameAt(
    ms: number,
    isCounted = false,
    progress: (passedMs: number) => void = () => {},
  ): Promise<Frame | null> {
    const request = ++this.#frameRequests;
    const run = this.#runs;
    if (!this.#shown) return null;
    const player = this.#playerOf(this.#shown);
    const at = copiedAt(this.#shown, ms);
    const work = player.find(at, isCounted);
    let sliceStart = performance.now();
    for (;;) {
      const step = work.next();
      if (step.done) return { ...step.value, ms };
      if (performance.now() - sliceStart < SLICE_MS) continue;
      progress(ms);
      await nextTask();
      if (request !== this.#frameRequests || run !== this.#runs) return null;
      sliceStart = performance.now();
    }
  }

  /** Runs a grid of migrations. */
  async sweep(
    scenario: Scenario,
    x: Axis,
    y: Axis | null,
    derived: Derived,
    listener: RunListener = {},
  ): Promise<SweepPoint[]> {
    const { sweep } = await import('./sweep');
    const points: SweepPoint[] = [];
    const kernel = this.#previewKernel;
    function* collect(): Generator<number, SweepPoint[]> {
      for (const point of sweep(kernel, scenario, x, y, derived)) {
        points.push(point);
        if (points.length % 64 === 0) yield points.length;
      }
      return points;
    }
    return this.#drive(collect(), listener);
  }

  /** Runs a scenario with many seeds. */
  async repeat(
    scenario: Scenario,
    firstSeed: number,
    count: number,
    listener: RunListener = {},
  ): Promise<Luck[]> {
    const { repeat } = await import('./repeat');
    const list: Luck[] = [];
    const kernel = this.#previewKernel;
    function* collect(): Generator<number, Luck[]> {
      for (const luck of repeat(kernel, scenario, firstSeed, count)) {
        list.push(luck);
        yield list.length;
      }
      return list;
    }
    return this.#drive(collect(), listener);
  }

  /** Loads what previews need, so that the first one need not wait for it. */
  async prepare(): Promise<void> {
    await import('./simulate');
  }

  /** Ends whatever runs; its promise rejects with CancelledError. */
  cancel(): void {
    this.#runs++;
  }

  async #drive<T>(
    work: Generator<number, T>,
    listener: RunListener,
    early: { after: number; preview: () => Promise<void> } | null = null,
  ): Promise<T> {
    const run = ++this.#runs;
    const isNewest = () => run === this.#runs;
    const started = performance.now();
    let sliceStart = started;
    let reported = started;
    let isPreviewed = early === null;
    for (;;) {
      const now = performance.now();
      if (!isPreviewed && now - started >= early!.after) {
        isPreviewed = true;
        await early!.preview();
        // The answer leaves before the long work begins.
        await nextTask();
        if (!isNewest()) throw new CancelledError();
      }
      const step = work.next();
      if (step.done) return step.value;
      if (now - reported > PROGRESS_EVERY_MS) {
        reported = now;
        listener.progress?.(step.value);
      }
      if (now - sliceStart > SLICE_MS) {
        await nextTask();
        if (!isNewest()) throw new CancelledError();
        sliceStart = performance.now();
      }
    }
  }
}

/** The moment whose memory is shown: a move that failed in setup never copies any. */
const copiedAt = ({ failure, rounds }: MigrationResult, ms: number) =>
  failure && rounds.length === 0 ? 0 : ms;

/** Lets messages, input and painting have their turn; unlike timers it is not clamped to 4 ms. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
