import { isCancelled } from '../engine/cancelled';
import type { EnginePool, JobKey } from '../engine/pool';

/**
 * Does work in the background, with one key of the pool for all of it. Returns a function that
 * stops it. A failure is reported, unless the work was stopped.
 */
export function startJob(
  pool: EnginePool,
  work: (key: JobKey) => Promise<void>,
  fail: (message: string) => void,
): () => void {
  const key = Symbol('job');
  const stop = () => pool.release(key);
  work(key)
    .catch((error: unknown) => {
      if (!isCancelled(error)) fail((error as Error).message);
    })
    .finally(stop);
  return stop;
}
