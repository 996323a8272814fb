// Makes a fresh clone ready: dependencies, core, commands, browsers. Plain Node, no dependency.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => join(root, ...parts);

export const say = (line) => process.stderr.write(`${line}\n`);

/** Runs a program; its output goes to stderr. Returns its exit status. */
export function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    ...options,
  });
  return error ? 1 : (status ?? 1);
}

function files(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => files(join(path, name)));
}

function digest(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => files(at(path))))
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** Does the work unless the stamp says that it was done from the same sources; one process at a time. */
export async function once(stamp, sources, work) {
  const wanted = digest(sources);
  const isDone = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isDone()) return;
  const release = await lock(`${stamp}.lock`);
  try {
    if (isDone()) return;
    await work();
    writeFileSync(stamp, wanted);
  } finally {
    release();
  }
}

/** Waits until nobody else does the same in this folder; a lock older than ten minutes is dead. */
async function lock(path) {
  mkdirSync(at('build'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(path);
      return () => rmSync(path, { recursive: true, force: true });
    } catch {
      try {
        if (Date.now() - statSync(path).mtimeMs > 600_000) rmSync(path, { recursive: true });
      } catch {
        continue;
      }
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}

const check = (status, message) => {
  if (status !== 0) throw new Error(message);
};

/** Installs exactly what the lock file names. */
export async function ensureDependencies() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Error(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
  await once(at('build', '.dependencies'), ['package-lock.json'], () => {
    if (existsSync(at('node_modules', '.package-lock.json')) && isInstalled()) return;
    say('Installing dependencies …');
    check(run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']), 'npm ci failed.');
  });
  if (!existsSync(at('node_modules', '.package-lock.json'))) {
    rmSync(at('build', '.dependencies'), { force: true });
    await ensureDependencies();
  }
}

/** Whether node_modules already holds what the lock file names. */
function isInstalled() {
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(at('node_modules', '.package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || found[path]?.version === entry.version || (entry.optional && !found[path]),
  );
}

/** Compiles the AssemblyScript core to build/core.wasm. */
export async function ensureCore() {
  await once(at('build', '.core'), ['assembly', 'asconfig.json', 'package-lock.json'], () => {
    say('Building the core …');
    const asc = at('node_modules', 'assemblyscript', 'bin', 'asc.js');
    check(run(process.execPath, [asc, '--target', 'release']), 'The core does not compile.');
  });
}

/** Bundles the commands to build/commands. */
export async function ensureCommands() {
  await once(
    at('build', '.commands'),
    ['src', 'tests/bench', 'vite.commands.config.ts', 'package-lock.json', 'assembly'],
    async () => {
      say('Building the commands …');
      const { build } = await import('vite');
      await build({
        root,
        configFile: at('vite.commands.config.ts'),
        logLevel: 'error',
      });
    },
  );
}

/** Packages by one of their programs; a variable may name another program. */
const BROWSERS = [
  {
    name: 'chromium',
    programs: ['chromium', 'chromium-browser', 'google-chrome'],
    variable: 'CHROMIUM',
  },
  { name: 'firefox-esr', programs: ['firefox-esr', 'firefox'], variable: 'FIREFOX' },
];
/** What some tests need besides: WebKit, a screen for it, and a judge of videos. */
const TEST_TOOLS = [
  { name: 'webkit2gtk-driver', programs: ['WebKitWebDriver'] },
  { name: 'xvfb', programs: ['Xvfb'] },
  { name: 'ffmpeg', programs: ['ffprobe'] },
];

function findProgram(names) {
  for (const folder of (process.env.PATH ?? '').split(':'))
    for (const name of names)
      if (folder && existsSync(join(folder, name))) return join(folder, name);
  return null;
}

const locate = ({ programs, variable }) => process.env[variable] ?? findProgram(programs);
const absentOf = (packages) => packages.filter((each) => !locate(each)).map(({ name }) => name);

function install(names) {
  if (!names.length || process.getuid?.() !== 0 || !findProgram(['apt-get'])) return;
  say(`Installing ${names.join(', ')} …`);
  const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const patient = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
  run('apt-get', [...patient, 'update'], quiet);
  run('apt-get', [...patient, 'install', '-y', '--no-install-recommends', ...names], quiet);
}

/**
 * Finds Chromium and Firefox, or installs them with apt as root; `forTests` all that tests need.
 * Returns their paths by package name; throws with one line a browser that is missing. Where another
 * package is missing, that is said here, and the tests that need it fail.
 */
export function ensureBrowsers({ forTests = false } = {}) {
  const tools = forTests ? TEST_TOOLS : [];
  install(absentOf([...BROWSERS, ...tools]));
  const absent = absentOf(BROWSERS);
  if (absent.length)
    throw new Error(
      absent.map((name) => `The tests need ${name}: install the package ${name}.`).join('\n'),
    );
  for (const name of absentOf(tools))
    say(`The package ${name} is missing and cannot be installed here; tests that need it fail.`);
  return Object.fromEntries(BROWSERS.map((browser) => [browser.name, locate(browser)]));
}

/** The path of a Chromium that is there already, or null. */
export const findChromium = () => locate(BROWSERS[0]);

/** The built site that tests open, as `npm run build` makes it; returns its folder. */
export async function ensureSite() {
  await ensureDependencies();
  await ensureCore();
  const sources = ['src', 'assembly', 'public', 'scripts', 'index.html', 'embed.html'];
  const configs = ['vite.config.ts', 'vite.element.config.ts', 'vite.single.config.ts'];
  await once(at('build', '.site'), [...sources, ...configs, 'package-lock.json'], () => {
    say('Building the site …');
    // In a process of its own: whatever this one is for, the site is for production.
    const env = { ...process.env, NODE_ENV: 'production' };
    const args = [at('scripts', 'build.mjs'), 'build/site'];
    check(run(process.execPath, args, { env }), 'The site does not build.');
  });
  return at('build', 'site');
}

/** Runs a script's main part; an error is one line on stderr and exit status 1. */
export async function script(main) {
  try {
    await main();
  } catch (error) {
    say(error.message);
    process.exitCode = 1;
  }
}

export const importBuilt = (...parts) => import(pathToFileURL(at('build', ...parts)).href);
