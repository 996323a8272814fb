// Files that the example pages need: reveal.js from its package, and the element's script.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './shell.mjs';

const REVEAL = ['reveal.js', 'reveal.css'];
const fromReveal = (name) => readFileSync(join(root, 'node_modules', 'reveal.js', 'dist', name));

/** The Vite plugin: copies them into a build, and serves them in development. */
export const examples = () => ({
  name: 'examples',
  generateBundle() {
    for (const name of REVEAL)
      this.emitFile({
        type: 'asset',
        fileName: `examples/reveal/${name}`,
        source: fromReveal(name),
      });
  },
  configureServer(server) {
    const serve = (path, type, load) =>
      server.middlewares.use(async (request, response, next) => {
        if (new URL(request.url, 'http://host').pathname !== path) return next();
        try {
          response.setHeader('content-type', type).end(await load());
        } catch (error) {
          next(error);
        }
      });
    for (const name of REVEAL)
      serve(
        `/examples/reveal/${name}`,
        name.endsWith('.css') ? 'text/css' : 'text/javascript',
        () => fromReveal(name),
      );
    serve('/precopy-lab.js', 'text/javascript', async () => {
      const { code } = await server.transformRequest('/src/embed/element.ts');
      return code;
    });
  },
});
