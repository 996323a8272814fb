import type { Draft } from './draft.svelte';
import type { Notices } from './notices.svelte';

/**
 * Loads the code that reads and writes links. It is needed for the first link, or for the first
 * change.
 */
export const loadLinkCode = () => import('../catalog/link');

/** Accepts the scenario of an address, and reports what was wrong in it. */
export async function readAddress(
  draft: Draft,
  notices: Notices,
  { search, hash }: Pick<Location, 'search' | 'hash'>,
): Promise<void> {
  try {
    const { fromLink } = await loadLinkCode();
    await draft.follow(await fromLink({ search, hash }));
  } catch (error) {
    notices.fail(error);
  }
}
