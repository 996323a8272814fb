// Everything that is served: the pages, the script of the custom element, the lab as one file, and
// for each preset a picture and a page for those who list or embed it.
import { join } from 'node:path';
import { buildSingle } from './build-single.mjs';
import { root } from './setup.mjs';

/** Builds the site into a folder, which is emptied first. */
export async function buildAll(outDir = 'dist', logLevel = 'info') {
  const { build } = await import('vite');
  const more = { root, logLevel, build: { outDir, emptyOutDir: true } };
  await build(more);
  const element = { outDir, emptyOutDir: false };
  await build({ ...more, configFile: join(root, 'vite.element.config.ts'), build: element });
  await buildSingle(outDir, logLevel);
  const { addPosters } = await import('./posters.mjs');
  await addPosters(join(root, outDir));
  const { addDiscovery } = await import('./discovery.mjs');
  await addDiscovery(join(root, outDir));
}
