// npm run build: dist/, relative addresses, for any static host; and in it the lab as one file.
import { buildSingle } from './build-single.mjs';
import { ensureCore, ensureDependencies, root, script } from './setup.mjs';

await script(async () => {
  await ensureDependencies();
  await ensureCore();
  const { build } = await import('vite');
  await build({ root });
  await buildSingle();
});
