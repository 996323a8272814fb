// npm run simulate | sweep | bench: sets up what is missing, then runs the command.
import { ensureBrowsers } from './browsers.mjs';
import { ensureCommands, ensureCore, ensureDependencies } from './setup.mjs';
import { importBuilt, script } from './shell.mjs';

await script(async () => {
  const [name, ...rest] = process.argv.slice(2);
  await ensureDependencies();
  await ensureCore();
  await ensureCommands();
  if (name.startsWith('bench-')) process.env.CHROMIUM = (await ensureBrowsers()).chromium;
  process.argv.splice(2, process.argv.length, ...rest);
  await importBuilt('commands', `${name}.js`);
});
