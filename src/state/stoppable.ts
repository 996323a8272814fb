/**
 * Starts work that somebody may stop wanting; returns what stops it. A failure is told only as long
 * as the work is wanted.
 */
export function startStoppable(
  work: (isWanted: () => boolean) => Promise<void>,
  fail: (message: string) => void,
): () => void {
  let isWanted = true;
  work(() => isWanted).catch((error: unknown) => {
    if (isWanted) fail((error as Error).message);
  });
  return () => (isWanted = false);
}
