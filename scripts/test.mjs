// npm test, test:quick and test:long: sets up what is missing, runs the checks and tests of that
// kind, and prints "N passed, N failed".
import { readFileSync, rmSync } from 'node:fs';
import { ensureBrowsers } from './browsers.mjs';
import { ensureCommands, ensureCore, ensureDependencies, ensureSite } from './setup.mjs';
import { at, run, say, script } from './shell.mjs';

/**
 * By name: work that is done first, in parallel; work that runs beside the tests; projects of
 * Vitest, whose files run two at a time; and the share of random cases that a property runs.
 */
const KINDS = {
  all: { first: [runChecks, ensureSite], beside: [], projects: ['unit', 'browser'], share: 1 },
  /** Without browsers and slow tests, with a twentieth of the random cases: for daily work. */
  quick: { first: [], beside: [checkChanges], projects: ['unit'], share: 0.05 },
  /** Too long for daily use: many more hostile inputs. */
  long: { first: [ensureSite], beside: [], projects: ['long'], share: 1 },
};

await script(async () => {
  const name = process.argv[2] ?? 'all';
  const { first, beside, projects, share } = KINDS[name];
  await ensureDependencies();
  await ensureCore();
  await ensureCommands();
  const env = { TEST_SHARE: String(share), ...process.env };
  if (name !== 'quick') {
    const browsers = await ensureBrowsers({ forTests: true });
    env.CHROMIUM = browsers.chromium;
    env.FIREFOX = browsers.firefox;
  }
  const results = await Promise.all(first.map((step) => step()));
  const tests = [...beside.map((step) => step()), runTests(projects, env)];
  results.push(...(await Promise.all(tests)));
  const sum = (key) => results.reduce((total, result) => total + (result?.[key] ?? 0), 0);
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`);
  if (sum('failed')) process.exitCode = 1;
});

async function runChecks(options) {
  return (await import('./check.mjs')).runChecks(options);
}

function checkChanges() {
  return runChecks({ ofChanges: true });
}

/** Runs projects of Vitest; a run without a report counts as one failure. */
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
