import { defineConfig } from 'vite';

// The custom element: one script under a name that stays, beside the page's, of either kind.
export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2022',
    emptyOutDir: false,
    rollupOptions: {
      input: 'src/embed/element.ts',
      output: { format: 'iife', entryFileNames: 'precopy-lab.js', exports: 'none' },
    },
  },
});
