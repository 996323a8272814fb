// The presets as the lab lists them: the list itself is TypeScript, of which only types are more.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './shell.mjs';

/** Returns the list of src/catalog/presets.ts. */
export async function presets() {
  const { transformWithOxc } = await import('vite');
  const path = join(root, 'src', 'catalog', 'presets.ts');
  const { code } = await transformWithOxc(readFileSync(path, 'utf8'), path);
  const module = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return module.presets;
}
