import '../styles/print.css';
import { Address } from '../state/address.svelte';
import type { Lab } from '../state/lab';

/** What only a page in use needs: how it is printed, and its address. */
export function keepAddress(lab: Lab): void {
  new Address(lab);
}
