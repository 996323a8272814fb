// npm run dev: development server; the core is rebuilt when assembly/ changes.
import { watch } from 'node:fs';
import { join } from 'node:path';
import { ensureCore, ensureDependencies } from './setup.mjs';
import { root, say, script } from './shell.mjs';

await script(async () => {
  await ensureDependencies();
  await ensureCore();
  const { createServer } = await import('vite');
  const server = await createServer({ root, configFile: join(root, 'vite.config.ts') });
  await server.listen();
  server.printUrls();

  let timer;
  watch(join(root, 'assembly'), () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      try {
        await ensureCore();
        server.ws.send({ type: 'full-reload' });
      } catch (error) {
        say(error.message);
      }
    }, 100);
  });
});
