// npm test, test:quick and test:long: sets up what is missing, runs the checks and tests of that
// kind, and closes with "N passed, N failed".
import { readFileSync, rmSync } from 'node:fs';
import { ensureBrowsers } from './browsers.mjs';
import { ensureCommands, ensureCore, ensureDependencies, ensureSite } from './setup.mjs';
import { at, run, say, script } from './shell.mjs';

/** By name: projects of Vitest, and the share of its random cases that a property runs. */
const KINDS = {
  all: { projects: ['unit', 'browser'], share: 1 },
  /** Without browsers, and with a twentieth of the cases: for work in progress. */
  quick: { projects: ['unit'], share: 0.05 },
  /** What would be too long for every day: many more hostile inputs. */
  long: { projects: ['long'], share: 1 },
};

await script(async () => {
  const name = process.argv[2] ?? 'all';
  const kind = KINDS[name];
  await ensureDependencies();
  await ensureCore();
  await ensureCommands();
  const env = { TEST_SHARE: String(kind.share), ...process.env };
  if (name !== 'quick') {
    const browsers = await ensureBrowsers({ forTests: true });
    env.CHROMIUM = browsers.chromium;
    env.FIREFOX = browsers['firefox-esr'];
    await ensureSite();
  }
  const { runChecks } = await import('./check.mjs');
  const checks = name === 'long' ? { passed: 0, failed: 0 } : await runChecks();
  const tests = await runTests(kind.projects, env);
  const failed = checks.failed + tests.failed;
  process.stdout.write(`${checks.passed + tests.passed} passed, ${failed} failed\n`);
  if (failed) process.exitCode = 1;
});

/** Runs projects of Vitest; a run that leaves no report counts as one failure. */
async function runTests(projects, env) {
  const report = at('build', 'test-report.json');
  rmSync(report, { force: true });
  const wanted = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = at('node_modules', 'vitest', 'vitest.mjs');
  const status = await run(process.execPath, [vitest, 'run', ...wanted, ...reporters], { env });
  try {
    const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(report, 'utf8'));
    const isOdd = (status !== 0 || !success) && numFailedTests === 0;
    return { passed: numPassedTests, failed: numFailedTests + (isOdd ? 1 : 0) };
  } catch {
    say('The tests left no report.');
    return { passed: 0, failed: 1 };
  }
}
