// npm run check: format, lint and types. Returns how many of the checks passed.
import { pathToFileURL } from 'node:url';
import { ensureCore, ensureDependencies } from './setup.mjs';
import { at, run, say, script } from './shell.mjs';

const bin = (...path) => at('node_modules', ...path);

const CHECKS = [
  ['lint', bin('eslint', 'bin', 'eslint.js'), '--max-warnings', '0', '.'],
  ['svelte', bin('svelte-check', 'bin', 'svelte-check'), '--fail-on-warnings', '--output', 'human'],
  ['types', bin('typescript', 'bin', 'tsc'), '--noEmit'],
  ['format', bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'],
];

/** Runs every check, two at a time; the core must be built. */
export async function runChecks() {
  const counts = { passed: 0, failed: 0 };
  const waiting = [...CHECKS];
  const work = async () => {
    for (let check; (check = waiting.shift());) {
      const [name, ...command] = check;
      say(`Checking ${name} …`);
      const isFine = (await run(process.execPath, command)) === 0;
      counts[isFine ? 'passed' : 'failed']++;
      if (!isFine) say(`The ${name} check failed.`);
    }
  };
  await Promise.all([work(), work()]);
  return counts;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  await script(async () => {
    await ensureDependencies();
    await ensureCore();
    if ((await runChecks()).failed) process.exitCode = 1;
  });
