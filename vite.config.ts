import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { previews } from './scripts/discovery.mjs';
import { examples } from './scripts/examples-plugin.mjs';
import { formulas } from './scripts/formulas-plugin.mjs';
import { offline } from './scripts/offline-plugin.mjs';
import { scalesOfNumbers } from './scripts/scales-plugin.mjs';

/** What the lab and a figure both begin with. */
const IN_BOTH =
  /src.(state.(first-use|lab|keys.svelte|opening.svelte)|views.(engine-name|parts.(Problems|Safe)|watch.(Player|Stage|Verdict)))\.(ts|svelte)$/;

export default defineConfig({
  // Relative addresses: the build works under any sub-path of any static host.
  base: './',
  plugins: [scalesOfNumbers(), formulas(), svelte(), examples(), previews(), offline()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Three files load first, with all they import: what a slide shows too, the rest of the
          // lab, and the basic controls. Many small ones would cost a request each, and are packed
          // worse alone.
          groups: [
            { name: 'figure', test: IN_BOTH, priority: 2 },
            { name: 'lab', test: /src.views.(App|parts.EngineLine)\.svelte$/, priority: 1 },
            {
              name: 'controls',
              test: /src.views.(parts.Sidebar|controls.(BasicControls|Choice|Field))\.svelte$/,
            },
          ],
        },
      },
    },
  },
  worker: {
    format: 'es',
    rolldownOptions: {
      // WebKit runs a worker's own file once more when a later part imports from it, and then there
      // are two of everything: so that file holds nothing that others import.
      output: {
        codeSplitting: {
          groups: [
            { name: 'worker-engine', tags: ['$initial'], test: (id) => !/\.worker\.ts/.test(id) },
          ],
        },
      },
    },
  },
  // A sandboxed frame has no origin, and asks for scripts as another site would.
  preview: { cors: true },
});
