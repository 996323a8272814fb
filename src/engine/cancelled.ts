/** A job that a newer job under the same key replaced, or that was cancelled. */
export class CancelledError extends Error {
  constructor() {
    super('cancelled');
    this.name = 'CancelledError';
  }
}

export const isCancelled = (error: unknown): boolean => error instanceof CancelledError;
