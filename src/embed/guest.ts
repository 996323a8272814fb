import type { Lab } from '../state/lab';
import { followDeck } from './deck';
import { listen } from './messages.svelte';
import { restUnseen } from './rest.svelte';

/** Makes a lab a good guest: it obeys page and deck around, and rests while nobody sees it. */
export function beGuest(lab: Lab, root: Element): ReturnType<typeof followDeck> {
  listen(lab);
  restUnseen(lab, root);
  return followDeck(lab);
}
