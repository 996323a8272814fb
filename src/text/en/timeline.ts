import { clockTime, duration, number } from '../format';

/** Powers of two below one, as people write them. */
const FRACTIONS: Record<number, string> = { [-1]: '½', [-2]: '¼', [-3]: '⅛' };

/** The timeline and the buttons that play it. */
export const timeline = {
  playhead: 'Playhead',
  at: (stage: string, ms: number, totalMs: number) =>
    `${stage}, ${duration(ms)} of ${duration(totalMs)}`,
  /** Moments on the axis. */
  seconds: (seconds: number) => `${number(seconds)} s`,
  minutes: (minutes: number) => `${number(minutes)} min`,
  clock: (ms: number, totalMs: number) =>
    `${clockTime(ms)} of [${duration(totalMs)}](number:total)`,
  blackout: 'blackout',
  disk: { 'copy-disk': 'copy', 'mirror-disk': 'mirror' },
  firstRound: 'round 0',
  slowMotion: (times: number) => `slow motion ×${number(times)}`,
  fast: (times: number) => `${number(times)}× real time`,
  playback: 'Playback',
  play: 'Play',
  pause: 'Pause',
  playOnKey: 'Play (Space)',
  pauseOnKey: 'Pause (Space)',
  previous: { stage: 'Previous stage', round: 'Previous round', event: 'Previous event' },
  next: { stage: 'Next stage', round: 'Next round', event: 'Next event' },
  previousOnKey: {
    stage: 'Previous stage (keys 1 to 4)',
    round: 'Previous round (Shift and left arrow)',
    event: 'Previous event (left arrow)',
  },
  nextOnKey: {
    stage: 'Next stage (keys 1 to 4)',
    round: 'Next round (Shift and right arrow)',
    event: 'Next event (right arrow)',
  },
  speed: 'Speed',
  speedOnKey: 'Speed (keys [ and ])',
  /** A speed, and the power of two that it is. */
  times: (speed: number, power: number) => `${FRACTIONS[power] ?? speed}×`,
};
