// npm run build: dist/, relative addresses, for any static host.
import { ensureCore, ensureDependencies, root, script } from './setup.mjs';

await script(async () => {
  await ensureDependencies();
  await ensureCore();
  const { build } = await import('vite');
  await build({ root });
});
