import { CancelledError } from './cancelled';

/** The order of work: frames, then the run on screen, then background work. */
export type Rank = 'frame' | 'run' | 'background';

/**
 * Work is cut into slices of this length, ms, so that messages and input are handled in between.
 */
export const SLICE_MS = 8;
const SIGN_OF_LIFE_MS = 250;

interface Task {
  step(): boolean;
  fail(error: unknown): void;
  signal: AbortSignal;
}

/** Lets several generators share one thread: by rank, and slice by slice within a rank. */
export class Slices {
  readonly #tasks: Record<Rank, Task[]> = { frame: [], run: [], background: [] };
  readonly #onAlive: () => void;
  #isWorking = false;

  /** `onAlive` is called at least four times a second while there is work. */
  constructor(onAlive: () => void) {
    this.#onAlive = onAlive;
  }

  /** Runs a generator to its end; rejects with CancelledError when the signal says so. */
  drive<T>(rank: Rank, work: Generator<unknown, T>, signal: AbortSignal): Promise<T> {
    return new Promise((resolve, fail) => {
      const step = () => {
        const { done, value } = work.next();
        if (done) resolve(value);
        return Boolean(done);
      };
      this.#tasks[rank].push({ step, fail, signal });
      if (!this.#isWorking) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    let [sliceStart, lastSign] = [performance.now(), performance.now()];
    for (let list = this.#first(); list; list = this.#first()) {
      const task = list[0]!;
      if (isOver(task)) list.shift();
      const now = performance.now();
      if (now - sliceStart < SLICE_MS) continue;
      if (now - lastSign > SIGN_OF_LIFE_MS) {
        lastSign = now;
        this.#onAlive();
      }
      await nextTask();
      if (list[0] === task) list.push(list.shift()!);
      sliceStart = performance.now();
    }
    this.#isWorking = false;
  }

  #first(): Task[] | undefined {
    const { frame, run, background } = this.#tasks;
    return [frame, run, background].find((list) => list.length > 0);
  }
}

/** Takes one step of a task and says whether that was its last. */
function isOver({ step, fail, signal }: Task): boolean {
  try {
    if (signal.aborted) throw new CancelledError();
    return step();
  } catch (error) {
    fail(error);
    return true;
  }
}

/** Waits until messages, input and painting have had a turn. Timers would wait at least 4 ms. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
