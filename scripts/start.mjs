// npm start: sets up what is missing, builds, serves the production build and prints its address.
import { buildAll } from './pages.mjs';
import { ensureCore, ensureDependencies } from './setup.mjs';
import { root, say, script } from './shell.mjs';

await script(async () => {
  await ensureDependencies();
  await ensureCore();
  const { preview } = await import('vite');
  say('Building the lab …');
  await buildAll('dist', 'error');
  const server = await preview({ root, preview: { port: 4173, host: '127.0.0.1' } });
  const address = server.resolvedUrls?.local[0] ?? '';
  process.stdout.write(`Precopy is served at ${address}\n`);
});
