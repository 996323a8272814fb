// npm run build:single: dist/precopy.html, the whole lab in one file; other files there stay.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureCore, ensureDependencies } from './setup.mjs';
import { root, script } from './shell.mjs';

/** Builds the single file into a folder. */
export async function buildSingle(outDir = 'dist', logLevel = 'info') {
  const { build } = await import('vite');
  const configFile = join(root, 'vite.single.config.ts');
  await build({ root, configFile, logLevel, build: { outDir } });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  await script(async () => {
    await ensureDependencies();
    await ensureCore();
    await buildSingle();
  });
