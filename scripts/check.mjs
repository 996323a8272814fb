// npm run check: format, lint and types. Returns how many of the checks passed.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureCore, ensureDependencies } from './setup.mjs';
import { root, run, say, script } from './shell.mjs';

const bin = (...path) => join(root, 'node_modules', ...path);

const CHECKS = [
  ['format', bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  ['lint', bin('eslint', 'bin', 'eslint.js'), '--max-warnings', '0', '.'],
  ['types', bin('typescript', 'bin', 'tsc'), '--noEmit'],
  ['svelte', bin('svelte-check', 'bin', 'svelte-check'), '--fail-on-warnings', '--output', 'human'],
];

/** Runs every check; the core must be built. */
export async function runChecks() {
  const counts = { passed: 0, failed: 0 };
  for (const [name, ...command] of CHECKS) {
    say(`Checking ${name} …`);
    const isFine = (await run(process.execPath, command)) === 0;
    counts[isFine ? 'passed' : 'failed']++;
    if (!isFine) say(`The ${name} check failed.`);
  }
  return counts;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  await script(async () => {
    await ensureDependencies();
    await ensureCore();
    if ((await runChecks()).failed) process.exitCode = 1;
  });
