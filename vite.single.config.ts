import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { formulas } from './scripts/formulas-plugin.mjs';
import { scalesOfNumbers } from './scripts/scales-plugin.mjs';
import { singleFile } from './scripts/single-file-plugin.mjs';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The lab as one HTML file. `import.meta.env.MODE` is 'single' in it.
export default defineConfig({
  mode: 'single',
  plugins: [scalesOfNumbers(), formulas(), svelte(), singleFile('precopy.html')],
  define: { 'process.env.NODE_ENV': '"production"' },
  resolve: {
    alias: [
      { find: /^\.\/(engine\/)?assets$/, replacement: at('src/engine/assets.single.ts') },
      // It has one language.
      { find: /^\.\/pseudo$/, replacement: at('src/text/pseudo.single.ts') },
      // It makes films as GIF: an encoder for MP4 would be an eighth of its 600,000 bytes.
      { find: /^\.\/video$/, replacement: at('src/views/export/video.single.ts') },
      // The package names its other form first, of which nothing can be left out.
      { find: 'gifenc', replacement: 'gifenc/dist/gifenc.esm.js' },
    ],
  },
  build: {
    target: 'es2022',
    emptyOutDir: false,
    copyPublicDir: false,
    cssCodeSplit: false,
    reportCompressedSize: false,
    lib: { entry: at('src/single.ts'), formats: ['cjs'] },
    rollupOptions: {
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', exports: 'named' },
    },
  },
});
