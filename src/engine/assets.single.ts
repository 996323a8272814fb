import coreAddress from '../../build/core.wasm?url&inline';
import type { CoreSource } from './start-kernel';
import { ownScript } from '../trusted';

/**
 * The engine's files for the single-file build: they are in the file itself. One program serves as
 * page and worker, so the worker starts from the text of the running script. `currentScript` is
 * null later, so the text is read at once.
 */
const program = globalThis.document?.currentScript?.textContent ?? '';
let address = '';

/**
 * The core's bytes. They are decoded here because a page's policy may forbid `fetch` of a data
 * address.
 */
export function coreSource(): CoreSource {
  const [, digits] = coreAddress.split(',');
  return Uint8Array.from(atob(digits!), (byte) => byte.charCodeAt(0));
}

/**
 * A classic worker, because Chromium refuses module workers from a blob in local files and
 * sandboxed frames.
 */
export function newWorker(): Worker {
  address ||= URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  return new Worker(ownScript(address));
}
