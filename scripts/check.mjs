// npm run check: lint, types and format. Returns how many of the checks passed.
import { pathToFileURL } from 'node:url';
import { ensureCore, ensureDependencies } from './setup.mjs';
import { at, run, say, script } from './shell.mjs';

const bin = (...path) => at('node_modules', ...path);

/** Options to skip files that passed before: by their content, with the cache in build/. */
const remember = (name) => [
  ...['--cache', '--cache-strategy', 'content'],
  ...['--cache-location', at('build', '.cache', name)],
];

/** By name: the program, and whether it can skip files that passed before. */
const CHECKS = [
  ['lint', true, bin('eslint', 'bin', 'eslint.js'), '--max-warnings', '0', '.'],
  // TypeScript too: every file of tsconfig.json.
  ['types', false, bin('svelte-check', 'bin', 'svelte-check'), '--fail-on-warnings'],
  ['format', true, bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'],
];

/** Runs every check, two at a time, on all files or on changed ones; the core must be built. */
export async function runChecks({ ofChanges = false } = {}) {
  const counts = { passed: 0, failed: 0 };
  const waiting = [...CHECKS];
  const work = async () => {
    for (let check; (check = waiting.shift());) {
      const [name, canRemember, ...command] = check;
      if (ofChanges && canRemember) command.push(...remember(name));
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
