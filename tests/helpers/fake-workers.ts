import { readFileSync } from 'node:fs';
import type { Reply, Request } from '../../src/engine/messages';
import { serve } from '../../src/engine/serve';

const bytes = readFileSync(new URL('../../build/core.wasm', import.meta.url));

/** Replaces the page's `assets.ts`. */
export const coreSource = () => bytes;

/** A worker on this thread: the same engine with the same messages, which are copied. */
export class FakeWorker extends EventTarget {
  /** Every worker since the last reset, in the order of start. */
  static started: FakeWorker[] = [];
  /** Runs instead of starting a worker, for pages that forbid workers. */
  static refusal: (() => void) | null = null;

  readonly requests: Request[] = [];
  readonly #channel = new MessageChannel();

  constructor() {
    super();
    FakeWorker.refusal?.();
    FakeWorker.started.push(this);
    const { port1, port2 } = this.#channel;
    const take = serve((reply, transfer = []) => port2.postMessage(reply, transfer));
    port2.onmessage = ({ data }: MessageEvent<Request>) => take(data);
    port1.onmessage = ({ data }: MessageEvent<Reply>) =>
      this.dispatchEvent(new MessageEvent('message', { data }));
  }

  static reset(): void {
    FakeWorker.started.forEach((worker) => worker.terminate());
    FakeWorker.started = [];
    FakeWorker.refusal = null;
  }

  postMessage(request: Request): void {
    this.requests.push(request);
    this.#channel.port1.postMessage(request);
  }

  terminate(): void {
    this.#channel.port1.close();
  }

  /** Dies like a worker whose process was killed. */
  die(): void {
    this.terminate();
    this.dispatchEvent(new Event('error'));
  }
}

export const newWorker = () => new FakeWorker();
