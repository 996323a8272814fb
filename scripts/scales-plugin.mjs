import { fileURLToPath } from 'node:url';

const numbersOnly = fileURLToPath(new URL('numbers-only.mjs', import.meta.url));

/** Replaces the parts of d3 that its scales import by versions for numbers only. */
export function scalesOfNumbers() {
  return {
    name: 'scales-of-numbers',
    enforce: 'pre',
    resolveId(source, importer) {
      const isOfScales = /[\\/]d3-scale[\\/]/.test(importer ?? '');
      return isOfScales && /^d3-(interpolate|format)$/.test(source) ? numbersOnly : null;
    },
  };
}
