import type { Lab } from '../state/lab';
import { mayStart } from '../state/opening.svelte';

/** Messages of reveal.js to a frame when its slide is shown or hidden. */
const START = 'slide:start';
const STOP = 'slide:stop';

/** Keys of a clicker, and the method of the deck for each. */
const CLICKER: Readonly<Record<string, string>> = {
  PageDown: 'next',
  PageUp: 'prev',
  Escape: 'toggleOverview',
  b: 'togglePause',
  B: 'togglePause',
  '.': 'togglePause',
};

/**
 * Follows the slide deck around the frame: plays when its slide is shown, if the link asks for it,
 * and stops when it is hidden.
 */
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

/**
 * Calls a method of the deck, and gives it the keyboard. A frame that unloads would lose the
 * keyboard for all.
 */
function ask(method: string): void {
  parent.focus();
  parent.postMessage(JSON.stringify({ method }), '*');
}

/**
 * Handles a key pressed inside a figure on a slide. A clicker always controls the deck. Arrows go
 * from stage to stage and, at either end, to the next slide. Returns whether it handled the key.
 */
export function actOnDeckKey(event: KeyboardEvent, { clock }: Lab): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const isReading = document.querySelector('dialog[open]') !== null;
  const method = CLICKER[event.key];
  // An open dialog is closed first.
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
