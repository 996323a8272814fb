import coreUrl from '../../build/core.wasm?url';
import workerUrl from './engine.worker?worker&url';
import type { CoreSource } from './start-kernel';
import { ownScript } from '../trusted';

/** Where the hosted page finds its engine: files beside it. `assets.single.ts` stands in for this. */
export const coreSource = (): CoreSource => new URL(coreUrl, document.baseURI).href;

export function newWorker(): Worker {
  const { href } = new URL(workerUrl, document.baseURI);
  return origin === 'null' ? workerByImport(href) : new Worker(ownScript(href), { type: 'module' });
}

/**
 * A page without an origin, as in frames with `sandbox="allow-scripts"`, may start no worker from a
 * file, but one from a text that imports the file. What it is told meanwhile is kept for it.
 */
function workerByImport(href: string): Worker {
  const text = `const kept = [], keep = (event) => kept.push(event);
addEventListener('message', keep);
import(${JSON.stringify(href)}).then(() => {
  removeEventListener('message', keep);
  for (const { data } of kept) dispatchEvent(new MessageEvent('message', { data }));
}, reportError);`;
  const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  return new Worker(ownScript(address));
}
