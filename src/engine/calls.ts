import type { MigrationResult } from '../model/types';
import { CancelledError } from './cancelled';
import type { WorkerHandle } from './worker-handle';
import type { Answers, JobKind, JobRequest, Reply } from './messages';
import { NoMemoryError } from './no-memory';

/** The state of a key. */
export interface Keyed {
  number: number;
  /** The engine that holds its runs; null before the first run and after that engine died. */
  worker: WorkerHandle | null;
  /** The run that frames are taken from; null without one. */
  shown: JobRequest | null;
  /** The sweep or seeds under way. */
  batch: {
    /** Whether engines that serve runs do its tiles too. */
    isEverywhere: boolean;
    isWaiting(): boolean;
    give(worker: WorkerHandle): void;
    fail(error: unknown): void;
  } | null;
}

/** A request to an engine that has not been answered. */
export interface Call {
  request: JobRequest;
  keyed: Keyed | null;
  worker: WorkerHandle;
  attempts: number;
  preview: ((result: MigrationResult) => void) | undefined;
  resolve(answer: Answers[JobKind]): void;
  reject(error: unknown): void;
}

/** Whether any engine may do the job. */
export const isOfBatch = ({ type }: JobRequest) => type === 'seeds' || type === 'tile';

/** The worker with the smallest value; null if none is below `limit`. */
export function leastOf(
  workers: readonly WorkerHandle[],
  amountOn: (worker: WorkerHandle) => number,
  limit = Infinity,
): WorkerHandle | null {
  let [best, least]: [WorkerHandle | null, number] = [null, limit];
  for (const worker of workers) {
    const amount = amountOn(worker);
    if (amount < least) [best, least] = [worker, amount];
  }
  return best;
}

/** Makes an error of the right class: messages between threads do not keep the class. */
export function errorOf({ name, message, pages }: Extract<Reply, { type: 'failed' }>): Error {
  if (pages !== undefined) return new NoMemoryError(pages);
  return name === 'CancelledError'
    ? new CancelledError()
    : Object.assign(new Error(message), { name });
}
