import { untrack } from 'svelte';
import { writeMs } from '../catalog/look';
import type { Run } from '../model/run/run';
import { addressText } from '../text/address';
import type { Lab } from './lab';

const t = addressText.opening;

/**
 * Begins as the link asks, with the first run. It puts the playhead at a moment or an event, and
 * plays if the reader accepts motion. If the run does not have the event, a notice says so.
 */
export function begin(lab: Lab, mayPlay: () => boolean = () => true): void {
  const { bench, clock, look } = lab;
  if (look.t === null && look.stop === null && !look.run) return;
  const end = $effect.root(() => {
    $effect(() => {
      const run = bench.lead;
      if (!run || run.isPreview) return;
      queueMicrotask(end);
      untrack(() => {
        place(lab, run);
        if (mayStart(lab) && mayPlay()) clock.play();
      });
    });
  });
}

/**
 * Whether it may play by itself: the link asks for it, the reader accepts motion, and the reader
 * can pause.
 */
export const mayStart = ({ look, clock }: Lab): boolean =>
  look.run && !clock.isStill && !look.hide.includes('timeline');

/** An address has thousandths of a millisecond, so it cannot name every end. */
const WRITTEN_MS = 0.001;

/** With playing, `stop` is the end, not the start. */
function place(lab: Lab, run: Run): void {
  const { clock, look, notices } = lab;
  const stopMs = look.stop === null ? null : run.momentNamed(look.stop);
  notices.blameAddress(faultsOf(look, run, stopMs));
  const isPlayed = mayStart(lab);
  const fromMs = look.t ?? (isPlayed ? 0 : stopMs);
  const { totalMs } = run.timeline;
  if (fromMs !== null) clock.open(fromMs > totalMs - WRITTEN_MS ? totalMs : fromMs);
  clock.stop = isPlayed ? look.stop : null;
}

/** What in a look does not fit the first run. */
function faultsOf(look: Lab['look'], { timeline }: Run, stopMs: number | null): string[] {
  const faults: string[] = [];
  if (look.stop !== null && stopMs === null) faults.push(t.noSuchEvent(look.stop));
  if (look.stop !== null && look.t !== null && !look.run) faults.push(t.eventAndMoment(look.stop));
  if (look.t !== null && look.t > timeline.totalMs + WRITTEN_MS) {
    const end = writeMs(Math.floor(timeline.totalMs));
    faults.push(t.afterTheEnd(writeMs(look.t), end));
  }
  if (look.run && look.hide.includes('timeline')) faults.push(t.noPause);
  return faults;
}
