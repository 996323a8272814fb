import type { Draft } from './draft.svelte';
import type { Notices } from './notices.svelte';

/** Coding of addresses, loaded with the first that says anything or the first change. */
export const coding = () => import('../catalog/link');

/** Takes the scenario that an address stands for; what was wrong in it is told. */
export async function readAddress(
  draft: Draft,
  notices: Notices,
  { search, hash }: Pick<Location, 'search' | 'hash'>,
): Promise<void> {
  try {
    const { fromLink } = await coding();
    await draft.follow(await fromLink({ search, hash }));
  } catch (error) {
    notices.fail(error);
  }
}
