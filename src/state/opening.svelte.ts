import { isLinked } from '../catalog/look';
import { momentNamed } from '../model/stops';
import type { Lab } from './context';

/** Takes the scenario that the address stands for; what was wrong in it is told. */
export async function takeLink({ session }: Lab): Promise<void> {
  try {
    const { fromLink } = await import('../catalog/link');
    await session.follow(fromLink(location));
  } catch (error) {
    session.fail(error);
  }
}

/**
 * Begins as the link asks: takes its scenario and, with the first run, puts the playhead at a
 * moment or an event and plays, where motion is welcome. An event that the run does not have is
 * told of.
 */
export function begin(lab: Lab, mayPlay: () => boolean = () => true): void {
  const { session, playback, look } = lab;
  if (isLinked(location.search, location.hash)) void takeLink(lab);
  if (look.t === null && look.stop === null && !look.run) return;
  const end = $effect.root(() => {
    $effect(() => {
      const { result, isPreview } = session;
      const { timeline } = playback;
      if (!result || !timeline || isPreview) return;
      queueMicrotask(end);
      const stopMs = look.stop === null ? null : momentNamed(look.stop, timeline, result);
      if (look.stop !== null && stopMs === null)
        session.notice(`stop: this run has no "${look.stop}"; it begins where it always does.`);
      const isPlayed = look.run && !playback.isStill;
      const fromMs = look.t ?? (isPlayed ? 0 : stopMs);
      if (fromMs !== null) playback.show(fromMs);
      playback.stopMs = isPlayed ? stopMs : null;
      if (isPlayed && mayPlay()) playback.play();
    });
  });
}
