// npm run build: dist/, relative addresses, for any static host.
import { buildPages } from './pages.mjs';
import { ensureCore, ensureDependencies, script } from './setup.mjs';

await script(async () => {
  await ensureDependencies();
  await ensureCore();
  await buildPages();
});
