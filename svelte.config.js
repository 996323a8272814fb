import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export const compilerOptions = {
  discloseVersion: false,
  runes: true,
  // Short scope names: the first load has a budget, and there are few components.
  cssHash: ({ hash, filename }) => `s${hash(filename).slice(0, 4)}`,
};

export default { preprocess: vitePreprocess(), compilerOptions };
