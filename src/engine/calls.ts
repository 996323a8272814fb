import type { MigrationResult } from '../model/types';
import { CancelledError } from './cancelled';
import type { WorkerHandle } from './worker-handle';
import type { Answers, JobKind, JobRequest, Reply } from './messages';
import { NoMemoryError } from './no-memory';

/** What is known of a key. */
export interface Keyed {
  number: number;
  /** Where its runs are; null before the first, and when that engine died. */
  worker: WorkerHandle | null;
  /** The run that frames are asked of; null without one. */
  shown: JobRequest | null;
  /** The sweep or seeds under way. */
  batch: {
    isWaiting(): boolean;
    give(worker: WorkerHandle): void;
    fail(error: unknown): void;
  } | null;
}

/** A question to an engine that has no answer yet. */
export interface Call {
  request: JobRequest;
  keyed: Keyed | null;
  worker: WorkerHandle;
  attempts: number;
  preview: ((result: MigrationResult) => void) | undefined;
  resolve(answer: Answers[JobKind]): void;
  reject(error: unknown): void;
}

/** Whether any engine may do it. */
export const isOfBatch = ({ type }: JobRequest) => type === 'seeds' || type === 'tile';

/** The worker with the least of something; null where none has less than `limit`. */
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

/** Errors lose their class on the way through messages. */
export function errorOf({ name, message, pages }: Extract<Reply, { type: 'failed' }>): Error {
  if (pages !== undefined) return new NoMemoryError(pages);
  return name === 'CancelledError'
    ? new CancelledError()
    : Object.assign(new Error(message), { name });
}
