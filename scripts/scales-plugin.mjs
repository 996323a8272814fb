import { fileURLToPath } from 'node:url';

const numbersOnly = fileURLToPath(new URL('numbers-only.mjs', import.meta.url));

/** Gives the scales of d3 what they need for numbers alone, without colours and number formats. */
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
