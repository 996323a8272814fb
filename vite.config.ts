import { svelte } from '@sveltejs/vite-plugin-svelte';
import { minify } from 'terser';
import { type Plugin, defineConfig } from 'vite';
import { formulas } from './scripts/formulas-plugin.mjs';

/** A second pass over what the built-in minifier leaves: a kilobyte less on first load. */
const squeeze = (): Plugin => ({
  name: 'squeeze',
  apply: 'build',
  enforce: 'post',
  async generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      const { code } = await minify(file.code, {
        module: true,
        ecma: 2020,
        compress: { passes: 5, unsafe_arrows: true, unsafe_methods: true, keep_fargs: false },
      });
      if (code) file.code = code;
    }
  },
});

const HYDRATION = 'svelte/src/internal/client/dom/hydration.js';
const CUSTOM_ELEMENT = 'svelte/src/internal/client/dom/elements/custom-element.js';

/** Leaves out of Svelte what this page never does: hydrate, and define custom elements. */
const frugal = (): Plugin => ({
  name: 'frugal',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    if (id.endsWith(CUSTOM_ELEMENT)) return 'export const create_custom_element = null;';
    if (!id.endsWith(HYDRATION)) return null;
    const constant = code
      .replace('export let hydrating = false', 'export const hydrating = false')
      .replace('hydrating = value;', '');
    if (constant.length >= code.length) throw new Error(`${HYDRATION} has changed.`);
    return constant;
  },
});

export default defineConfig({
  // Relative addresses: the build works under any sub-path of any static host.
  base: './',
  plugins: [frugal(), formulas(), svelte(), squeeze()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: {
      treeshake: {
        propertyReadSideEffects: false,
        unknownGlobalSideEffects: false,
        // What d3-array computes while it loads, though nobody asks.
        manualPureFunctions: ['bisector', 'blur2', 'Blur2', 'shuffler', 'number', 'ascending'],
      },
    },
  },
  worker: { format: 'es', plugins: () => [squeeze()] },
});
