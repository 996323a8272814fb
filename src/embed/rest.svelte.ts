import { untrack } from 'svelte';
import type { Lab } from '../state/lab';

/** Pauses while nobody sees the page, and goes on where it was playing. */
export function restUnseen({ clock }: Lab, root: Element): void {
  /** Nothing is known of it before the first look. */
  let isInSight = $state(false);
  let isVisible = $state(document.visibilityState === 'visible');
  new IntersectionObserver(([entry]) => (isInSight = entry!.isIntersecting)).observe(root);
  document.addEventListener(
    'visibilitychange',
    () => (isVisible = document.visibilityState === 'visible'),
  );
  $effect.root(() => {
    $effect(() => {
      const isSeen = isInSight && isVisible;
      if (!isSeen && clock.isPlaying) clock.rest();
      if (isSeen) untrack(() => clock.wake());
    });
  });
}
