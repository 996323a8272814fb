// The presets in the lab's order, with their English names.
import { join } from 'node:path';
import { root } from './shell.mjs';

/** Returns the list of src/catalog/presets.ts. */
export async function presets() {
  const { runnerImport } = await import('vite');
  const path = join(root, 'src', 'catalog', 'presets.ts');
  const { module } = await runnerImport(path, { configFile: false, logLevel: 'error' });
  return module.presets;
}
