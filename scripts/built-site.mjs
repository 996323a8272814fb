// Makes sure that build/site is the site as it is now: for tests and benchmarks, which open it.
import { ensureCore, ensureDependencies, ensureSite, script } from './setup.mjs';

await script(async () => {
  await ensureDependencies();
  await ensureCore();
  await ensureSite();
});
