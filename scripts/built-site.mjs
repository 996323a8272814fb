// Makes sure that build/site is the site as it is now: for tests and benchmarks, which open it.
import { ensureSite, script } from './setup.mjs';

await script(ensureSite);
