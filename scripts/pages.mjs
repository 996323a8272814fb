// Everything that is served: the pages, the element's script, the lab in one file, and a picture
// and a page for each preset.
import { join } from 'node:path';
import { buildSingle } from './build-single.mjs';
import { root } from './shell.mjs';

/** Builds the site into a folder, which is emptied first. */
export async function buildAll(outDir = 'dist', logLevel = 'info') {
  const { addPosters, canTakePosters } = await import('./posters.mjs');
  // Nothing links to a picture that does not exist.
  process.env.VITE_POSTERS = canTakePosters() ? 'yes' : '';
  const { build } = await import('vite');
  const options = { root, logLevel };
  const rollupOptions = { input: ['index.html', 'embed.html'] };
  await build({ ...options, build: { outDir, emptyOutDir: true, rollupOptions } });
  const configFile = join(root, 'vite.element.config.ts');
  await build({ ...options, configFile, build: { outDir, emptyOutDir: false } });
  await buildSingle(outDir, logLevel);
  await addPosters(join(root, outDir));
  const { addDiscovery } = await import('./discovery.mjs');
  await addDiscovery(join(root, outDir));
}
