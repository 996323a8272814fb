/** What shows that somebody uses the page, whatever the device. */
const USES = [
  'pointermove',
  'pointerdown',
  'click',
  'keydown',
  'focusin',
  'input',
  'wheel',
  'scroll',
  'beforeprint',
];

/** Browsers tell of a pointer that rests, too, when the page moves under it. */
const isRest = (event: Event) =>
  event instanceof PointerEvent &&
  event.type === 'pointermove' &&
  event.movementX === 0 &&
  event.movementY === 0;

/** Calls back at the first use of the page, once; returns what ends the wait. */
export function onFirstUse(act: () => void): () => void {
  const wait = new AbortController();
  const end = () => wait.abort();
  const use = (event: Event) => {
    if (isRest(event)) return;
    end();
    act();
  };
  // A scroll of a part of the page is seen on its way down only.
  const options = { signal: wait.signal, capture: true, passive: true };
  for (const name of USES) addEventListener(name, use, options);
  return end;
}

/** Whether all files of the lab are on this device: then nothing has to wait for a first use. */
export function areFilesHere(): boolean {
  if (import.meta.env.MODE === 'single') return true;
  try {
    return Boolean(navigator.serviceWorker.controller);
  } catch {
    // Frames without an origin, and addresses without encryption, have no service worker.
    return false;
  }
}
