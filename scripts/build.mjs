// npm run build: dist/, relative addresses, for any static host; and in it the lab as one file.
import { buildSingle } from './build-single.mjs';
import { buildPages } from './pages.mjs';
import { ensureCore, ensureDependencies, script } from './setup.mjs';

await script(async () => {
  await ensureDependencies();
  await ensureCore();
  await buildPages();
  await buildSingle();
});
