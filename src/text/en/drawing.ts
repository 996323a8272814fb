import { differentPagesOf, pagesOf } from '../format';

/** Writing pages of the VM by drawing on the map of the source. */
export const drawing = {
  title: 'Be the VM',
  how: 'Draw on the map of the source to write pages. With a finger, hold the map first.',
  closed: 'The VM can be drawn on only while it runs at the source.',
  drawn: (pages: number) => `You wrote ${differentPagesOf(pages)}.`,
  late: (pages: number) =>
    `You drew ${pagesOf(pages)} too late. At that moment the VM is paused, or the move is over.`,
  early: 'Pages that were not sent yet show no mark, and are sent once more later.',
  converges: 'The move converges in spite of it. Can you stop it?',
  stopped: 'You stopped it from converging.',
  clear: 'Clear my writes',
};
