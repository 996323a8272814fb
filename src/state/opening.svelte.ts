import { untrack } from 'svelte';
import { writeMs } from '../catalog/look';
import { momentNamed } from '../model/stops';
import type { Timeline } from '../model/timeline';
import type { MigrationResult } from '../model/types';
import type { Lab } from './context';

/**
 * Begins as the link asks, with the first run: puts the playhead at a moment or an event and plays,
 * where motion is welcome. An event that the run does not have is told of.
 */
export function begin(lab: Lab, mayPlay: () => boolean = () => true): void {
  const { session, playback, look } = lab;
  if (look.t === null && look.stop === null && !look.run) return;
  const end = $effect.root(() => {
    $effect(() => {
      const { result, isPreview } = session;
      const { timeline } = playback;
      if (!result || !timeline || isPreview) return;
      queueMicrotask(end);
      untrack(() => {
        place(lab, result, timeline);
        if (mayStart(lab) && mayPlay()) playback.play();
      });
    });
  });
}

/** Whether it may play by itself: where that was asked for, motion is welcome and a pause in sight. */
export const mayStart = ({ look, playback }: Pick<Lab, 'look' | 'playback'>): boolean =>
  look.run && !playback.isStill && !look.hide.includes('timeline');

/** Where a playing one begins is not where it stops. */
function place({ session, playback, look }: Lab, result: MigrationResult, timeline: Timeline) {
  const stopMs = look.stop === null ? null : momentNamed(look.stop, timeline, result);
  if (look.stop !== null && stopMs === null)
    session.notice(`stop: this run has no "${look.stop}"; it begins where it always does.`);
  if (look.stop !== null && look.t !== null && !look.run)
    session.notice(`stop: ${look.stop} is not allowed; allowed: without t, or with run=1.`);
  // An address has thousandths of a millisecond.
  if (look.t !== null && look.t > timeline.totalMs + 0.001) {
    const end = writeMs(Math.floor(timeline.totalMs));
    session.notice(`t: ${writeMs(look.t)} is not allowed; allowed: up to the end, ${end}.`);
  }
  if (look.run && look.hide.includes('timeline'))
    session.notice('run: 1 is not allowed; allowed: with the timeline, which has the pause.');
  const isPlayed = mayStart({ look, playback });
  const fromMs = look.t ?? (isPlayed ? 0 : stopMs);
  if (fromMs !== null) playback.open(fromMs);
  playback.stopMs = isPlayed ? stopMs : null;
}
