// npm test: sets up what is missing, runs every check and test, closes with "N passed, N failed".
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowsers } from './browsers.mjs';
import { ensureCommands, ensureCore, ensureDependencies, ensureSite } from './setup.mjs';
import { root, run, say, script } from './shell.mjs';

await script(async () => {
  await ensureDependencies();
  await ensureCore();
  await ensureCommands();
  const browsers = await ensureBrowsers({ forTests: true });
  await ensureSite();
  const { runChecks } = await import('./check.mjs');
  const counts = await runChecks();
  const tests = await runTests(browsers);
  const passed = counts.passed + tests.passed;
  const failed = counts.failed + tests.failed;
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  if (failed) process.exitCode = 1;
});

/** All of Vitest; a run that leaves no report counts as one failure. */
async function runTests(browsers) {
  const report = join(root, 'build', 'test-report.json');
  rmSync(report, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const status = await run(
    process.execPath,
    [vitest, 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    { env: { ...process.env, CHROMIUM: browsers.chromium, FIREFOX: browsers['firefox-esr'] } },
  );
  try {
    const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(report, 'utf8'));
    const isOdd = (status !== 0 || !success) && numFailedTests === 0;
    return { passed: numPassedTests, failed: numFailedTests + (isOdd ? 1 : 0) };
  } catch {
    say('The tests left no report.');
    return { passed: 0, failed: 1 };
  }
}
