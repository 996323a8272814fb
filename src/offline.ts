import { ownScript } from './trusted';

/** Out of the way of the first run. */
const DELAY_MS = 3000;

/** Lets the browser keep the lab, so that it opens without a network; where it may not, it does not. */
export function keepOffline(): void {
  const isHosted = import.meta.env.PROD && import.meta.env.MODE !== 'single';
  if (!isHosted || window !== top || !('serviceWorker' in navigator)) return;
  setTimeout(() => {
    navigator.serviceWorker.register(ownScript('./sw.js')).catch(() => {
      // Refused by policy or by the reader: the lab needs the network, as other pages do.
    });
  }, DELAY_MS);
}
