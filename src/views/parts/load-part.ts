import type { Notices } from '../../state/notices.svelte';

/**
 * The promise of an `{#await}`. If loading fails, the reader is told, and the request is undone,
 * so that it can be made again.
 */
export async function loadPart<T>(
  loading: Promise<T>,
  notices: Notices,
  undo: () => void,
): Promise<T> {
  try {
    return await loading;
  } catch (error) {
    notices.fail(error);
    undo();
    throw error;
  }
}
