import type { Preset } from '../../catalog/presets';
import type { Draft } from '../../state/draft.svelte';

/** Chooses a preset and then follows a link, so that both are one step of the browser's history. */
export async function openInWatch(
  event: MouseEvent & { currentTarget: HTMLAnchorElement },
  draft: Draft,
  preset: Preset,
): Promise<void> {
  event.preventDefault();
  const { hash } = event.currentTarget;
  if (await draft.choose(preset)) location.hash = hash;
}
