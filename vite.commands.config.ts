import { defineConfig } from 'vite';

// The commands run the same engine in Node, bundled so that they start at once.
export default defineConfig({
  build: {
    ssr: true,
    outDir: 'build/commands',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: {
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      input: {
        simulate: 'src/cli/simulate.ts',
        sweep: 'src/cli/sweep.ts',
        validate: 'src/cli/validate.ts',
        field: 'src/cli/field.ts',
        lesson: 'src/cli/lesson.ts',
        bench: 'tests/bench/bench.ts',
        'bench-page': 'tests/bench/page.ts',
        'bench-story': 'tests/bench/story.ts',
        'bench-sweep': 'tests/bench/sweep-worker.ts',
        'bench-worker': 'tests/bench/worker.ts',
      },
    },
  },
  ssr: { noExternal: true },
});
