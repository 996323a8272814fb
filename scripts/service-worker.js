/* eslint-disable no-undef -- the build puts in what is named in capitals between underscores */
// Keeps the whole lab in the browser, so that it opens without a network. A page that is open keeps
// the version it began with: a new one takes over when the last page of the old one is closed.
const FILES = __FILES__;
/** Other pages of the same host have names of their own. */
const PREFIX = `precopy ${self.registration.scope} `;
const NAME = PREFIX + __VERSION__;

const kept = new Set(FILES.map((file) => new URL(file, self.location.href).pathname));

async function keep() {
  const cache = await caches.open(NAME);
  await cache.addAll(FILES.map((file) => new Request(file, { cache: 'no-cache' })));
}

async function takeOver() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** A link is the same page whatever it asks for. */
function pathOf(url) {
  const { origin, pathname } = new URL(url);
  const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  return origin === self.location.origin && kept.has(path) ? path : null;
}

async function answer(path, request) {
  const cache = await caches.open(NAME);
  return (await cache.match(path)) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(keep()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('fetch', (event) => {
  const path = event.request.method === 'GET' ? pathOf(event.request.url) : null;
  if (path) event.respondWith(answer(path, event.request));
});
