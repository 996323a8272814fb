import { bytes, count, duration } from '../format';

/** The panel that makes a film of the stage. */
export const filming = {
  title: 'Film',
  about: 'Time passes as on the timeline, slow motion included.',
  what: 'Film of',
  shows: { stage: 'both hosts', comparison: 'both runs', race: 'the race' },
  span: 'Part',
  whole: (ms: number) => `Whole migration, ${duration(ms)}`,
  stage: (stage: string, ms: number) => `${stage}, ${duration(ms)}`,
  rest: (ms: number) => `From the playhead (${duration(ms)}) to the end`,
  between: 'Between two moments',
  from: 'From (ms)',
  to: 'To (ms)',
  file: 'File',
  kinds: {
    gif: 'GIF',
    avc: 'MP4 (H.264)',
    vp9: 'MP4 (VP9)',
    vp8: 'WebM (VP8)',
  },
  /** Which programs can play a film that not all programs can play. */
  notes: {
    vp9: 'This browser cannot encode H.264. Browsers and VLC can play VP9. Older players and PowerPoint cannot.',
    vp8: 'This browser cannot encode H.264. Browsers and VLC can play WebM. PowerPoint cannot.',
  },
  noVideo: 'MP4 is not available. This browser or this copy of the lab has no encoder for it.',
  videoNotLoaded:
    'The encoder for MP4 could not be loaded. Check the connection, then open this panel again.',
  seconds: 'Seconds',
  rate: 'Frames a second',
  size: 'Size',
  pixels: (width: number, height: number) => `${width} × ${height}`,
  emptySpan: 'The part is empty. It must end after it starts.',
  wrongLength: (longest: number) => `Enter a length of 1 to ${count(longest)} seconds.`,
  plan: (frames: number, everyMs: number) =>
    `${count(frames)} frames, one every ${duration(everyMs)}`,
  make: 'Make the film',
  cancel: 'Cancel',
  progress: 'Frames drawn',
  drawn: (done: number, all: number) => `${count(done)} of ${count(all)} frames`,
  making: 'Making the film.',
  saved: (file: string, frames: number, size: number, ms: number) =>
    `Saved ${file}: ${count(frames)} frames, ${bytes(size)}, made in ${duration(ms)}.`,
  cancelled: 'Cancelled. Nothing was saved.',
  failed: (why: string) => `The film could not be made. ${why}`,
};
