// npm run simulate | sweep | bench: sets up what is missing, then runs the command.
import { ensureCommands, ensureCore, ensureDependencies, importBuilt, script } from './setup.mjs';

await script(async () => {
  const [name, ...rest] = process.argv.slice(2);
  await ensureDependencies();
  await ensureCore();
  await ensureCommands();
  process.argv.splice(2, process.argv.length, ...rest);
  await importBuilt('commands', `${name}.js`);
});
