// npm test, test:quick and test:long: sets up what is missing, runs the checks and tests of that
// kind, and closes with "N passed, N failed".
import { readFileSync, rmSync } from 'node:fs';
import { ensureBrowsers } from './browsers.mjs';
import { ensureCommands, ensureCore, ensureDependencies, ensureSite } from './setup.mjs';
import { at, run, say, script } from './shell.mjs';

/**
 * By name: lanes that run beside each other, of steps one after another, which are building the site,
 * the checks and projects of Vitest; and the share of its random cases that a property runs. Browsers
 * wait as much as they work, and two of them at once are no faster on two cores.
 */
const KINDS = {
  all: {
    lanes: [
      ['site', 'browser'],
      ['checks', 'unit'],
    ],
    share: 1,
  },
  /** Without browsers, and with a twentieth of the cases: for work in progress. */
  quick: { lanes: [['checks', 'unit']], share: 0.05 },
  /** What would be too long for every day: many more hostile inputs. */
  long: { lanes: [['site', 'long']], share: 1 },
};

await script(async () => {
  const name = process.argv[2] ?? 'all';
  const { lanes, share } = KINDS[name];
  await ensureDependencies();
  await ensureCore();
  await ensureCommands();
  const env = { TEST_SHARE: String(share), ...process.env };
  if (name !== 'quick') {
    const browsers = await ensureBrowsers({ forTests: true });
    env.CHROMIUM = browsers.chromium;
    env.FIREFOX = browsers.firefox;
  }
  const workers = Math.ceil(2 / lanes.length);
  const results = await Promise.all(lanes.map((steps) => runLane(steps, workers, env)));
  const sum = (key) => results.flat().reduce((total, result) => total + result[key], 0);
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`);
  if (sum('failed')) process.exitCode = 1;
});

async function runLane(steps, workers, env) {
  const results = [];
  for (const step of steps) {
    if (step === 'site') await ensureSite();
    else results.push(await (step === 'checks' ? runChecks() : runTests(step, workers, env)));
  }
  return results;
}

async function runChecks() {
  return (await import('./check.mjs')).runChecks();
}

/** Runs a project of Vitest; a run that leaves no report counts as one failure. */
async function runTests(project, workers, env) {
  const report = at('build', `test-report-${project}.json`);
  rmSync(report, { force: true });
  const wanted = ['--project', project, '--maxWorkers', String(workers)];
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = at('node_modules', 'vitest', 'vitest.mjs');
  const status = await run(process.execPath, [vitest, 'run', ...wanted, ...reporters], { env });
  try {
    const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(report, 'utf8'));
    const isOdd = (status !== 0 || !success) && numFailedTests === 0;
    return { passed: numPassedTests, failed: numFailedTests + (isOdd ? 1 : 0) };
  } catch {
    say(`The tests of ${project} left no report.`);
    return { passed: 0, failed: 1 };
  }
}
