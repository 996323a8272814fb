import coreUrl from '../../build/core.wasm?url';
import workerUrl from './engine.worker?worker&url';
import type { CoreSource } from './start-kernel';
import { ownScript } from '../trusted';

/**
 * The engine's files for the hosted page: they are beside it. The single-file build uses
 * `assets.single.ts` instead.
 */
export const coreSource = (): CoreSource => new URL(coreUrl, document.baseURI).href;

export function newWorker(): Worker {
  const { href } = new URL(workerUrl, document.baseURI);
  return origin === 'null' ? workerByImport(href) : new Worker(ownScript(href), { type: 'module' });
}

/**
 * Starts a worker from a text that imports the file. A page without an origin (a frame with
 * `sandbox="allow-scripts"`) may not start one from a file. Messages that arrive before the import
 * ends are kept.
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
