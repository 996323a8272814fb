import { clockTime, duration, number, timeWithin } from '../format';
import { sayPace } from './pace';

/** The timeline and the buttons that play it. */
export const timeline = {
  playhead: 'Playhead',
  at: (stage: string, ms: number, totalMs: number) =>
    `${stage}, ${duration(ms)} of ${duration(totalMs)}`,
  /** Moments on the axis. */
  seconds: (seconds: number) => `${number(seconds)} s`,
  minutes: (minutes: number) => `${number(minutes)} min`,
  hours: (hours: number) => `${number(hours)} h`,
  clock: (ms: number, totalMs: number) =>
    `${clockTime(ms)} of [${duration(totalMs)}](number:total)`,
  blackout: 'blackout',
  disk: { 'copy-disk': 'copy', 'mirror-disk': 'mirror' },
  firstRound: 'round 0',
  pauseClock: (ms: number, totalMs: number) =>
    `blackout ${timeWithin(ms, totalMs)} of ${duration(totalMs)}`,
  pace: sayPace,
  realTime: 'Real time',
  realTimeTitle: 'A second of playing is a second of the move',
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
};
