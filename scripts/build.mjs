// npm run build: dist/, relative addresses, for any static host. Another folder may be named.
import { buildAll } from './pages.mjs';
import { ensureCore, ensureDependencies } from './setup.mjs';
import { script } from './shell.mjs';

await script(async () => {
  await ensureDependencies();
  await ensureCore();
  await buildAll(process.argv[2]);
});
