import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { examples } from './scripts/examples-plugin.mjs';
import { formulas } from './scripts/formulas-plugin.mjs';
import { VitePWA } from 'vite-plugin-pwa';

/** The whole lab is kept by the browser and opens without a network; the examples are not. */
const offline = () =>
  VitePWA({
    // src/offline.ts registers it.
    injectRegister: false,
    manifest: {
      name: 'Precopy: live migration, page by page',
      short_name: 'Precopy',
      description: 'Watch a running virtual machine move from one host to another.',
      start_url: './',
      display: 'standalone',
      background_color: '#fbfaf6',
      theme_color: '#fbfaf6',
      icons: [{ src: './icon.svg', sizes: 'any', type: 'image/svg+xml' }],
    },
    workbox: {
      globPatterns: ['*.{html,svg}', 'assets/*'],
      // A link is the same page whatever it asks for.
      ignoreURLParametersMatching: [/./],
      navigateFallback: null,
      // A page that is open keeps the version it began with.
      skipWaiting: false,
      clientsClaim: true,
    },
  });

export default defineConfig({
  // Relative addresses: the build works under any sub-path of any static host.
  base: './',
  plugins: [formulas(), svelte(), examples(), offline()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: { input: ['index.html', 'embed.html'] },
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
