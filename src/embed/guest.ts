import type { Lab } from '../state/lab';
import { followDeck } from './deck';
import { listen } from './messages.svelte';
import { restUnseen } from './rest.svelte';

/**
 * Connects a lab to the page around its frame: it obeys messages and the slide deck, and rests
 * while it is out of sight.
 */
export function beGuest(lab: Lab, root: Element): ReturnType<typeof followDeck> {
  listen(lab);
  restUnseen(lab, root);
  return followDeck(lab);
}
