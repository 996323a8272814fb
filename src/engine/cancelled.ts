/** A job that gave way to a newer one under its key, or was cancelled. */
export class CancelledError extends Error {
  constructor() {
    super('cancelled');
    this.name = 'CancelledError';
  }
}

export const isCancelled = (error: unknown): boolean => error instanceof CancelledError;
