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

/** The slide deck around a frame. */
interface Deck {
  /** Whether a deck has told of its slides. */
  readonly isThere: boolean;
  /** Whether the slide of the frame is shown. */
  readonly isShown: boolean;
}

/**
 * Follows the slide deck around the frame: plays when its slide is shown, if the link asks for it,
 * and stops when it is hidden.
 */
export function followDeck(lab: Lab): Deck {
  const deck = { isThere: false, isShown: false };
  addEventListener('message', ({ source, data }) => {
    if (source !== parent || parent === window) return;
    deck.isThere ||= data === STOP || data === START;
    if (data === STOP) {
      deck.isShown = false;
      lab.clock.pause();
    } else if (data === START) {
      deck.isShown = true;
      if (mayStart(lab) && lab.bench.lead) lab.clock.play();
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
 * from stage to stage and, at either end, to the next slide; through a race they go by events, and a
 * map has nothing to go through. Returns whether it handled the key.
 */
export function actOnDeckKey(event: KeyboardEvent, { clock, look: { ui } }: Lab): boolean {
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
  const isOther = (event.target as Element).closest('input:not(.scrub), select') !== null;
  if (!direction || isOther) return false;
  const isAtEnd = direction > 0 ? clock.position >= 1 : clock.position <= 0;
  if (isAtEnd || ui === 'map') ask(direction > 0 ? 'next' : 'prev');
  else clock.go(ui === 'race' ? 'event' : 'stage', direction);
  return true;
}

const DIRECTIONS: Readonly<Record<string, 1 | -1>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};
