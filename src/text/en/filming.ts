import { bytes, count, duration } from '../format';

/** The panel that makes a film of the stage. */
export const filming = {
  title: 'Film',
  about: 'The stage, drawn frame by frame. Time passes as on the timeline: with its slow motion.',
  span: 'Span',
  whole: (ms: number) => `Whole migration, ${duration(ms)}`,
  stage: (stage: string, ms: number) => `${stage}, ${duration(ms)}`,
  rest: (ms: number) => `From the playhead, ${duration(ms)}, to the end`,
  between: 'From … to …',
  from: 'From, ms',
  to: 'To, ms',
  file: 'File',
  kinds: {
    gif: 'GIF',
    avc: 'MP4 (H.264)',
    vp9: 'MP4 (VP9)',
    vp8: 'WebM (VP8)',
  },
  /** Who opens a film that not everything opens. */
  notes: {
    vp9: 'This browser encodes no H.264. Browsers and VLC open VP9, older players and PowerPoint do not.',
    vp8: 'This browser encodes no H.264. Browsers and VLC open WebM, PowerPoint does not.',
  },
  noVideo: 'MP4 is not offered: this browser, or this copy of the lab, has no encoder for it.',
  seconds: 'Seconds',
  rate: 'Frames a second',
  size: 'Size',
  pixels: (width: number, height: number) => `${width} × ${height}`,
  emptySpan: 'The span is empty: it must end after it begins.',
  wrongLength: (longest: number) => `A film lasts 1 to ${count(longest)} seconds.`,
  plan: (frames: number, everyMs: number) =>
    `${count(frames)} frames, one every ${duration(everyMs)}`,
  make: 'Make the film',
  cancel: 'Cancel',
  progress: 'Frames drawn',
  drawn: (done: number, all: number) => `${count(done)} of ${count(all)} frames`,
  making: 'Making the film.',
  saved: (file: string, frames: number, size: number, ms: number) =>
    `Saved ${file}: ${count(frames)} frames, ${bytes(size)}, made in ${duration(ms)}.`,
  cancelled: 'Cancelled; nothing was saved.',
  failed: (why: string) => `No film: ${why}`,
};
