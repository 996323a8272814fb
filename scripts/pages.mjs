// Everything that is served: the pages, and beside them the script of the custom element.
import { join } from 'node:path';
import { root } from './setup.mjs';

/** Builds the pages, then the script, which has one name for good, into the same folder. */
export async function buildPages(options = {}) {
  const { build } = await import('vite');
  await build({ root, ...options });
  await build({ root, configFile: join(root, 'vite.element.config.ts'), ...options });
}
