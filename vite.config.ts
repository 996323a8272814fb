import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { previews } from './scripts/discovery.mjs';
import { examples } from './scripts/examples-plugin.mjs';
import { formulas } from './scripts/formulas-plugin.mjs';
import { offline } from './scripts/offline-plugin.mjs';

export default defineConfig({
  // Relative addresses: the build works under any sub-path of any static host.
  base: './',
  plugins: [formulas(), svelte(), examples(), previews(), offline()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
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
