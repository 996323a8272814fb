// Makes sure that build/site is the site as it is now: for tests and benchmarks, which open it.
import { ensureSite } from './setup.mjs';
import { script } from './shell.mjs';

await script(ensureSite);
