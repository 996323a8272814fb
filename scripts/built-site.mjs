// Makes sure that build/site is up to date; tests and benchmarks open it.
import { ensureSite } from './setup.mjs';
import { script } from './shell.mjs';

await script(ensureSite);
