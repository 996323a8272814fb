import { untrack } from 'svelte';
import type { Lab } from '../state/lab';

/** Pauses while the lab is out of sight, and continues afterwards. */
export function pauseOutOfSight({ clock }: Lab, root: Element): void {
  /** Unknown before the observer has reported. */
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
