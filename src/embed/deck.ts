import type { Lab } from '../state/lab';
import { mayStart } from '../state/opening.svelte';

/** What reveal.js tells a frame whose slide comes or goes. */
const START = 'slide:start';
const STOP = 'slide:stop';

/** Keys of a clicker, and what they ask of the deck. */
const CLICKER: Readonly<Record<string, string>> = {
  PageDown: 'next',
  PageUp: 'prev',
  Escape: 'toggleOverview',
  b: 'togglePause',
  B: 'togglePause',
  '.': 'togglePause',
};

/** Obeys the slide deck around: plays when the slide comes, if asked to, and stops when it goes. */
export function followDeck(lab: Lab): { readonly isShown: boolean } {
  const deck = { isShown: false };
  addEventListener('message', ({ source, data }) => {
    if (source !== parent || parent === window) return;
    if (data === STOP) {
      deck.isShown = false;
      lab.clock.pause();
    } else if (data === START) {
      deck.isShown = true;
      if (mayStart(lab) && lab.slot.run) lab.clock.play();
    }
  });
  return deck;
}

/** Asks the deck around to move, and hands it the keyboard: it would die with a frame that unloads. */
function ask(method: string): void {
  parent.focus();
  parent.postMessage(JSON.stringify({ method }), '*');
}

/**
 * Carries out a key pressed inside a figure on a slide: a clicker always moves the deck, arrows go
 * from stage to stage and, at either end, on to the next slide. Says whether it did.
 */
export function actOnDeckKey(event: KeyboardEvent, { clock }: Lab): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const isReading = document.querySelector('dialog[open]') !== null;
  const method = CLICKER[event.key];
  // What is being read is closed first.
  if (isReading && (event.key === 'Escape' || !method)) return false;
  if (method) {
    ask(method);
    return true;
  }
  const direction = DIRECTIONS[event.key];
  const isOther = (event.target as Element).closest('input:not(.scrub)') !== null;
  if (!direction || isOther) return false;
  const isAtEnd = direction > 0 ? clock.position >= 1 : clock.position <= 0;
  if (isAtEnd) ask(direction > 0 ? 'next' : 'prev');
  else clock.go('stage', direction);
  return true;
}

const DIRECTIONS: Readonly<Record<string, 1 | -1>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};
