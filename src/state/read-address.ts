import type { Draft } from './draft.svelte';
import type { Keeping } from './keeping.svelte';
import type { Notices } from './notices.svelte';

/**
 * Loads the code that reads and writes links. It is needed for the first link, or for the first
 * change.
 */
export const loadLinkCode = () => import('../catalog/link');

/** Accepts the scenario of an address and what it keeps, and reports what was wrong in it. */
export async function readAddress(
  { draft, notices, keeping }: { draft: Draft; notices: Notices; keeping: Keeping },
  { search, hash }: Pick<Location, 'search' | 'hash'>,
): Promise<void> {
  try {
    const { fromLink } = await loadLinkCode();
    const link = await fromLink({ search, hash });
    await draft.follow(link);
    await keeping.follow(link);
  } catch (error) {
    notices.fail(error);
  }
}
