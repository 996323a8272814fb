import { ownScript } from './trusted';

/** Waits until after the first run. */
const DELAY_MS = 3000;
/** The message to the worker of a newer version (`scripts/service-worker.js`). */
const TAKE_OVER = 'take-over';

/**
 * Lets the browser store the lab, so that it opens without a network; if not allowed, does
 * nothing. `offer` is called once when a newer version is stored, with a function that loads it.
 */
export function keepOffline(offer: (load: () => void) => void): void {
  const isHosted = import.meta.env.PROD && import.meta.env.MODE !== 'single';
  if (!isHosted || window !== top || !('serviceWorker' in navigator)) return;
  setTimeout(() => {
    navigator.serviceWorker
      .register(ownScript('./sw.js'))
      .then((registration) => watch(registration, offer))
      .catch(() => {
        // Refused by a policy or by the reader: the lab then needs the network, as other pages do.
      });
  }, DELAY_MS);
}

/**
 * Offers a newer version once: when it is stored, or when another page of the lab switches to it.
 */
function watch(registration: ServiceWorkerRegistration, offer: (load: () => void) => void): void {
  const { serviceWorker } = navigator;
  let { controller } = serviceWorker;
  let isOffered = false;
  let isAsked = false;
  const load = () => {
    isAsked = true;
    if (registration.waiting) registration.waiting.postMessage(TAKE_OVER);
    else location.reload();
  };
  const offerOnce = () => {
    if (!isOffered) offer(load);
    isOffered = true;
  };
  const look = () => {
    // The first stored version is the page's own.
    if (registration.waiting && registration.active) offerOnce();
  };
  look();
  const follow = () => registration.installing?.addEventListener('statechange', look);
  follow();
  registration.addEventListener('updatefound', follow);
  serviceWorker.addEventListener('controllerchange', () => {
    if (isAsked) location.reload();
    else if (controller) offerOnce();
    controller = serviceWorker.controller;
  });
}
