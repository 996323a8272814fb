import { ownScript } from './trusted';

/** Out of the way of the first run. */
const DELAY_MS = 3000;
/** What the worker of a newer version is told (`scripts/service-worker.js`). */
const TAKE_OVER = 'take-over';

/**
 * Lets the browser keep the lab, so that it opens without a network; where it may not, it does not.
 * `offer` is called once a newer version than the page's is kept, with what loads it.
 */
export function keepOffline(offer: (load: () => void) => void): void {
  const isHosted = import.meta.env.PROD && import.meta.env.MODE !== 'single';
  if (!isHosted || window !== top || !('serviceWorker' in navigator)) return;
  setTimeout(() => {
    navigator.serviceWorker
      .register(ownScript('./sw.js'))
      .then((registration) => watch(registration, offer))
      .catch(() => {
        // Refused by policy or by the reader: the lab needs the network, as other pages do.
      });
  }, DELAY_MS);
}

/** Offers a newer version, once, when it is kept or when another page of the lab takes it. */
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
    // The first version that is kept is the page's own.
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
