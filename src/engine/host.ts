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

/** What a host tells whoever started it. */
export interface HostListener {
  reply(host: WorkerHandle, reply: Reply): void;
  /** The host stopped, says nothing any more, or did not start. */
  died(host: WorkerHandle): void;
}

const READY_MS = 2000;
const SILENCE_MS = 5000;

/** Starts an engine in a worker; one that does not start, dies or falls silent is told of once. */
export function startWorker(language: EnginePreference, listener: HostListener): WorkerHandle {
  let worker: Worker | null = null;
  let timer = 0;
  /** Jobs without an answer. */
  const pending = new Set<number>();
  const wait = () => {
    clearTimeout(timer);
    if (!worker || (host.engine && pending.size === 0)) return;
    timer = setTimeout(fail, host.engine ? SILENCE_MS : READY_MS) as unknown as number;
  };
  const host: WorkerHandle = {
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
    host.stop();
    listener.died(host);
  };
  const take = ({ data }: MessageEvent<Reply>) => {
    if (!worker) return;
    if (data.type === 'started') host.engine = data.engine;
    if (data.type === 'failed' && data.id === START) return fail();
    if (data.type === 'done' || data.type === 'failed') pending.delete(data.id);
    wait();
    listener.reply(host, data);
  };
  try {
    worker = newWorker();
    worker.addEventListener('error', fail);
    worker.addEventListener('messageerror', fail);
    worker.addEventListener('message', take);
    host.post({ type: 'start', core: coreSource(), language });
    wait();
  } catch {
    // Forbidden here; whoever asked gets the host first.
    queueMicrotask(() => listener.died(host));
  }
  return host;
}

/** Starts an engine on the main thread, where no worker is to be had. */
export function startOnMainThread(
  language: EnginePreference,
  listener: HostListener,
): WorkerHandle {
  let isStopped = false;
  const send = (reply: Reply) => {
    if (isStopped) return;
    if (reply.type === 'failed' && reply.id === START) return listener.died(host);
    if (reply.type === 'started') host.engine = reply.engine;
    listener.reply(host, reply);
  };
  // Loaded only here.
  const serving = import('./serve').then(({ serve }) => serve(send));
  const host: WorkerHandle = {
    place: 'main',
    engine: null,
    post: (request) => void serving.then((take) => take(request)),
    stop: () => (isStopped = true),
  };
  serving.catch(() => listener.died(host));
  host.post({ type: 'start', core: coreSource(), language });
  return host;
}
