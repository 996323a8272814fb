// npm run build: dist/ with relative addresses, for any static host. An argument names another
// folder.
import { buildAll } from './pages.mjs';
import { ensureCore, ensureDependencies } from './setup.mjs';
import { script } from './shell.mjs';

await script(async () => {
  await ensureDependencies();
  await ensureCore();
  await buildAll(process.argv[2]);
});
