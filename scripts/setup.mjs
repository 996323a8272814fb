// Prepares a fresh clone: dependencies, core, commands, site. Uses Node alone, no dependency.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { once } from './once.mjs';
import { at, root, run, say } from './shell.mjs';

const check = (status, message) => {
  if (status !== 0) throw new Error(message);
};

/** Installs exactly the versions of the lock file. */
export async function ensureDependencies() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Error(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
  await once(at('build', '.dependencies'), ['package-lock.json'], async () => {
    if (existsSync(at('node_modules', '.package-lock.json')) && isInstalled()) return;
    say('Installing dependencies …');
    check(
      await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']),
      'npm ci failed.',
    );
  });
  if (!existsSync(at('node_modules', '.package-lock.json'))) {
    rmSync(at('build', '.dependencies'), { force: true });
    await ensureDependencies();
  }
}

/** Whether node_modules matches the lock file. */
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
  await once(at('build', '.core'), ['assembly', 'asconfig.json', 'package-lock.json'], async () => {
    say('Building the core …');
    const asc = at('node_modules', 'assemblyscript', 'bin', 'asc.js');
    check(await run(process.execPath, [asc, '--target', 'release']), 'The core does not compile.');
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

/** The built site that tests open, the same as from `npm run build`; returns its folder. */
export async function ensureSite() {
  await ensureDependencies();
  await ensureCore();
  const sources = ['src', 'assembly', 'public', 'scripts', 'index.html', 'embed.html'];
  const configs = ['vite.config.ts', 'vite.element.config.ts', 'vite.single.config.ts'];
  await once(at('build', '.site'), [...sources, ...configs, 'package-lock.json'], async () => {
    say('Building the site …');
    // A process of its own, because the site must be built for production in any case.
    const env = { ...process.env, NODE_ENV: 'production' };
    const args = [at('scripts', 'build.mjs'), 'build/site'];
    check(await run(process.execPath, args, { env }), 'The site does not build.');
  });
  return at('build', 'site');
}
