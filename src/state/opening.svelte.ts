import { untrack } from 'svelte';
import { writeMs } from '../catalog/look';
import type { Run } from '../model/run/run';
import { addressText } from '../text/address';
import type { Lab } from './lab';

const t = addressText.opening;

/**
 * Begins as the link asks, with the first run: puts the playhead at a moment or an event and plays,
 * where motion is welcome. An event that the run does not have is told of.
 */
export function begin(lab: Lab, mayPlay: () => boolean = () => true): void {
  const { slot, clock, look } = lab;
  if (look.t === null && look.stop === null && !look.run) return;
  const end = $effect.root(() => {
    $effect(() => {
      const { run } = slot;
      if (!run || run.isPreview) return;
      queueMicrotask(end);
      untrack(() => {
        place(lab, run);
        if (mayStart(lab) && mayPlay()) clock.play();
      });
    });
  });
}

/** Whether it may play by itself: where that was asked for, motion is welcome and a pause in sight. */
export const mayStart = ({ look, clock }: Lab): boolean =>
  look.run && !clock.isStill && !look.hide.includes('timeline');

/** Where a playing one begins is not where it stops. */
function place(lab: Lab, run: Run): void {
  const { clock, look, notices } = lab;
  const stopMs = look.stop === null ? null : run.momentNamed(look.stop);
  notices.blameAddress(faultsOf(look, run, stopMs));
  const isPlayed = mayStart(lab);
  const fromMs = look.t ?? (isPlayed ? 0 : stopMs);
  if (fromMs !== null) clock.open(fromMs);
  clock.stop = isPlayed ? look.stop : null;
}

/** What of a look does not fit the run that it opens with. */
function faultsOf(look: Lab['look'], { timeline }: Run, stopMs: number | null): string[] {
  const faults: string[] = [];
  if (look.stop !== null && stopMs === null) faults.push(t.noSuchEvent(look.stop));
  if (look.stop !== null && look.t !== null && !look.run) faults.push(t.eventAndMoment(look.stop));
  // An address has thousandths of a millisecond.
  if (look.t !== null && look.t > timeline.totalMs + 0.001) {
    const end = writeMs(Math.floor(timeline.totalMs));
    faults.push(t.afterTheEnd(writeMs(look.t), end));
  }
  if (look.run && look.hide.includes('timeline')) faults.push(t.noPause);
  return faults;
}
