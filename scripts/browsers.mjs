// The browsers and tools that tests, pictures and measurements use: found, or installed with apt.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run, say } from './shell.mjs';

/**
 * Debian packages by one of their programs, and what they are for. A variable may name another
 * program.
 */
const BROWSERS = [
  {
    browser: 'chromium',
    // This build of Chromium starts faster: the full one takes a quarter of a test's time.
    name: 'chromium-headless-shell',
    programs: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'],
    variable: 'CHROMIUM',
    purpose: 'opens the lab',
  },
  {
    browser: 'firefox',
    name: 'firefox-esr',
    programs: ['firefox-esr', 'firefox'],
    variable: 'FIREFOX',
    purpose: 'opens the lab in a second browser',
  },
];
const TEST_TOOLS = [
  {
    name: 'webkit2gtk-driver',
    programs: ['WebKitWebDriver'],
    purpose: 'opens the lab in a third browser',
  },
  { name: 'xvfb', programs: ['Xvfb'], purpose: 'is the screen of the third browser' },
  { name: 'ffmpeg', programs: ['ffprobe'], purpose: 'checks saved videos' },
];

function findProgram(names) {
  for (const folder of (process.env.PATH ?? '').split(':'))
    for (const name of names)
      if (folder && existsSync(join(folder, name))) return join(folder, name);
  return null;
}

const locate = ({ programs, variable }) => process.env[variable] ?? findProgram(programs);
const absentOf = (packages) => packages.filter((each) => !locate(each));
const reasons = (packages) => packages.map(({ name, purpose }) => `${name} ${purpose}`).join(', ');
const names = (packages) => packages.map(({ name }) => name).join(' ');

/** Reports what is missing and why, and installs it if the user has the right to. */
async function install(packages) {
  if (!packages.length || process.getuid?.() !== 0 || !findProgram(['apt-get'])) return;
  say(`Missing: ${reasons(packages)}.`);
  say(`Installing now: apt-get install ${names(packages)}`);
  const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const patient = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
  const wanted = packages.map(({ name }) => name);
  await run('apt-get', [...patient, 'update'], quiet);
  await run('apt-get', [...patient, 'install', '-y', '--no-install-recommends', ...wanted], quiet);
}

/**
 * Finds Chromium and Firefox, and with `forTests` all that tests need. Installs missing ones with
 * apt as root. Returns their paths by name, and throws if a browser is still missing. A missing
 * tool is only reported here; the tests that need it fail.
 */
export async function ensureBrowsers({ forTests = false } = {}) {
  const tools = forTests ? TEST_TOOLS : [];
  await install(absentOf([...BROWSERS, ...tools]));
  const absent = absentOf([...BROWSERS, ...tools]);
  const advice = `Missing: ${reasons(absent)}. Install as root: apt-get install ${names(absent)}`;
  if (absentOf(BROWSERS).length) throw new Error(advice);
  if (absent.length) say(`${advice}. Until then the tests that need it fail.`);
  return Object.fromEntries(BROWSERS.map((each) => [each.browser, locate(each)]));
}

/** The path of an installed Chromium, or null. */
export const findChromium = () => locate(BROWSERS[0]);
