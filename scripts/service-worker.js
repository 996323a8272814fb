/* eslint-disable no-undef -- the build puts in what is named in capitals between underscores */
// Keeps the whole lab in the browser, so that it opens without a network. An open page keeps its
// version. A new version starts when the last page of the old one is closed, or on request. The
// files of the previous version stay for pages that are open elsewhere.
const PAGES = __PAGES__;
/** Other pages of the same host use other names. */
const PREFIX = `precopy ${self.registration.scope} `;
const NAME = PREFIX + __VERSION__;
/** Other visited files: examples, presets, and their parts. */
const SEEN = `${PREFIX}seen`;
const BESIDE = ['examples/', 'presets/', 'posters/', 'precopy-lab.js'].map(
  (path) => new URL(path, self.location.href).pathname,
);

const PARTS = new URL('assets/', self.location.href).pathname;
/** The names of those files. */
const LIST = 'parts.json';

const kept = new Set(PAGES.map((file) => new URL(file, self.location.href).pathname));

async function keep() {
  const fresh = (file) => new Request(file, { cache: 'no-cache' });
  const parts = await (await fetch(fresh(LIST))).json();
  const cache = await caches.open(NAME);
  await cache.addAll([...PAGES, ...parts].map(fresh));
}

async function takeOver() {
  const isOld = (name) => name.startsWith(PREFIX) && name !== NAME && name !== SEEN;
  // Caches are listed in the order in which they were made.
  const names = (await caches.keys()).filter(isOld).slice(0, -1);
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/**
 * The path without its query, because a link is the same page with any query; null for other
 * sites.
 */
function pathOf(url) {
  const { origin, pathname } = new URL(url);
  if (origin !== self.location.origin) return null;
  return pathname.endsWith('/') ? `${pathname}index.html` : pathname;
}

async function answer(path, request) {
  const cache = await caches.open(NAME);
  return (await cache.match(path)) ?? (await caches.match(path)) ?? fetch(request);
}

/** The answer of the network; without a network, the one stored last. */
async function visit(path, request) {
  const cache = await caches.open(SEEN);
  try {
    const response = await fetch(request);
    if (response.status === 200) await cache.put(path, response.clone());
    return response;
  } catch (error) {
    const seen = await cache.match(path);
    if (!seen) throw error;
    return seen;
  }
}

self.addEventListener('install', (event) => event.waitUntil(keep()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('message', ({ data }) => data === 'take-over' && self.skipWaiting());
self.addEventListener('fetch', (event) => {
  const path = event.request.method === 'GET' ? pathOf(event.request.url) : null;
  if (kept.has(path) || path?.startsWith(PARTS)) event.respondWith(answer(path, event.request));
  else if (BESIDE.some((each) => path?.startsWith(each)))
    event.respondWith(visit(path, event.request));
});
