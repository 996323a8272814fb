import type { Lab } from '../state/context';

/** Pauses while nobody sees the page, and goes on where it was playing. */
export function restUnseen({ playback }: Lab, root: Element): void {
  let isInSight = true;
  let isSeen = true;
  let wasPlaying = false;
  const look = () => {
    const isNow = isInSight && document.visibilityState === 'visible';
    if (isNow === isSeen) return;
    isSeen = isNow;
    if (isSeen && wasPlaying) playback.play();
    wasPlaying = !isSeen && playback.isPlaying;
    if (!isSeen) playback.pause();
  };
  new IntersectionObserver(([entry]) => {
    isInSight = entry!.isIntersecting;
    look();
  }).observe(root);
  document.addEventListener('visibilitychange', look);
}
