import type { Lab } from '../state/lab';
import { followDeck } from './deck';
import { listen } from './messages.svelte';
import { pauseOutOfSight } from './out-of-sight.svelte';

/**
 * Connects a lab to the page around its frame: it obeys messages and the slide deck, and rests
 * while it is out of sight.
 */
export function connectToOuterPage(lab: Lab, root: Element): ReturnType<typeof followDeck> {
  listen(lab);
  pauseOutOfSight(lab, root);
  return followDeck(lab);
}
