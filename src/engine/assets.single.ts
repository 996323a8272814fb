import coreAddress from '../../build/core.wasm?url&inline';
import type { CoreSource } from './start-kernel';
import { ownScript } from '../trusted';

/**
 * Where the single file finds its engine: in itself. Its program is page and worker in one, so the
 * worker is started from the text of the script that runs now, and later is nowhere to be had.
 */
const program = globalThis.document?.currentScript?.textContent ?? '';
let address = '';

/** The core's bytes; `fetch` of a data address may be forbidden, decoding is not. */
export function coreSource(): CoreSource {
  const [, digits] = coreAddress.split(',');
  return Uint8Array.from(atob(digits!), (byte) => byte.charCodeAt(0));
}

/** A classic worker: Chromium starts no module from a blob in files and sandboxed frames. */
export function newWorker(): Worker {
  address ||= URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  return new Worker(ownScript(address));
}
