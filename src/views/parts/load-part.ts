import type { Notices } from '../../state/notices.svelte';

/**
 * What an `{#await}` waits for. Where it does not come that is told, and what asked for it is undone,
 * so that it can be asked for again.
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
