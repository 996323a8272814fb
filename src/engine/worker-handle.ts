import type { EngineName } from '../model/types';
import { coreSource, newWorker } from './assets';
import { type Reply, type Request, START } from './messages';
import type { EnginePreference } from './start-kernel';

/** One engine and the thread it runs on. */
export interface WorkerHandle {
  readonly place: 'worker' | 'main';
  /** Which engine it is; null until it has started. */
  engine: EngineName | null;
  post(request: Request): void;
  stop(): void;
}

/** The events of a worker. */
export interface WorkerListener {
  reply(handle: WorkerHandle, reply: Reply): void;
  /** It stopped, no longer answers, or did not start. */
  died(handle: WorkerHandle): void;
}

const READY_MS = 2000;
const SILENCE_MS = 5000;

/**
 * Starts an engine in a worker. `died` is called once if it does not start, dies or stops
 * answering.
 */
export function startWorker(language: EnginePreference, listener: WorkerListener): WorkerHandle {
  let worker: Worker | null = null;
  let timer = 0;
  /** Jobs that have not been answered. */
  const pending = new Set<number>();
  const wait = () => {
    clearTimeout(timer);
    if (!worker || (handle.engine && pending.size === 0)) return;
    timer = setTimeout(fail, handle.engine ? SILENCE_MS : READY_MS) as unknown as number;
  };
  const handle: WorkerHandle = {
    place: 'worker',
    engine: null,
    post(request) {
      if ('id' in request && request.type !== 'cancel') pending.add(request.id);
      worker?.postMessage(request);
      if (pending.size === 1) wait();
    },
    stop() {
      worker?.terminate();
      worker = null;
      clearTimeout(timer);
    },
  };
  const fail = () => {
    if (!worker) return;
    handle.stop();
    listener.died(handle);
  };
  const take = ({ data }: MessageEvent<Reply>) => {
    if (!worker) return;
    if (data.type === 'started') handle.engine = data.engine;
    if (data.type === 'failed' && data.id === START) return fail();
    if (data.type === 'done' || data.type === 'failed') pending.delete(data.id);
    wait();
    listener.reply(handle, data);
  };
  try {
    worker = newWorker();
    worker.addEventListener('error', fail);
    worker.addEventListener('messageerror', fail);
    worker.addEventListener('message', take);
    handle.post({ type: 'start', core: coreSource(), language });
    wait();
  } catch {
    // Workers are forbidden here. The caller must get the handle before `died` is called.
    queueMicrotask(() => listener.died(handle));
  }
  return handle;
}

/** Starts an engine on the main thread, if no worker can be started. */
export function startOnMainThread(
  language: EnginePreference,
  listener: WorkerListener,
): WorkerHandle {
  let isStopped = false;
  const send = (reply: Reply) => {
    if (isStopped) return;
    if (reply.type === 'failed' && reply.id === START) return listener.died(handle);
    if (reply.type === 'started') handle.engine = reply.engine;
    listener.reply(handle, reply);
  };
  // Imported only when needed.
  const serving = import('./serve').then(({ serve }) => serve(send));
  const handle: WorkerHandle = {
    place: 'main',
    engine: null,
    post: (request) => void serving.then((take) => take(request)),
    stop: () => (isStopped = true),
  };
  serving.catch(() => listener.died(handle));
  handle.post({ type: 'start', core: coreSource(), language });
  return handle;
}
