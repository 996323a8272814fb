import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import * as map from '../src/engine/memory-map';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Which folders a folder of src may import from, besides itself. */
const ALLOWED: Record<string, readonly string[]> = {
  model: [],
  // What is derived of a run, policies included; nothing else of the model may know it.
  'model/run': ['model', 'policies'],
  policies: ['model'],
  hyperv: ['model'],
  catalog: ['model', 'policies', 'hyperv'],
  engine: ['model', 'policies', 'hyperv', 'trusted', '../build'],
  cli: ['engine', 'model', 'policies', 'hyperv', 'catalog'],
  state: ['model', 'catalog', 'hyperv', 'engine/pool', 'engine/cancelled', 'engine/latest'],
  views: ['state', 'model', 'catalog', 'policies', 'hyperv', 'styles', 'trusted'],
  embed: ['state', 'catalog', 'model', 'policies', 'hyperv', 'views', 'styles'],
  'main.ts': ['state', 'views', 'styles', 'embed', 'offline'],
  'embed.ts': ['state', 'views', 'styles', 'embed'],
  'single.ts': ['main', 'engine/engine.worker'],
  'offline.ts': ['trusted'],
  'trusted.ts': [],
};

/** What a run is made of cannot know it. */
const BELOW_RUN: readonly string[] = ['model', 'policies', 'hyperv'];

/** A type says nothing at run time, so state may name the engine's. */
const TYPES_ALLOWED: Record<string, readonly string[]> = { state: ['engine'] };

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

const IMPORT =
  /(?:^|[\s;])(import|export)\s+(type\s+)?[^;'"]*?from\s+'(\.[^']+)'|import\('(\.[^']+)'\)/g;

describe('imports point one way', () => {
  test.each(files(join(root, 'src')).map((path) => relative(join(root, 'src'), path)))(
    '%s',
    (file) => {
      const layer = file.startsWith('model/run/') ? 'model/run' : file.split('/')[0]!;
      const allowed = ALLOWED[layer];
      expect(allowed, `the layer ${layer} is known`).toBeDefined();
      const path = join(root, 'src', file);
      for (const match of readFileSync(path, 'utf8').matchAll(IMPORT)) {
        const target = relative(join(root, 'src'), resolve(dirname(path), (match[3] ?? match[4])!));
        const permitted = [layer, ...allowed!, ...(match[2] ? (TYPES_ALLOWED[layer] ?? []) : [])];
        const isFine =
          permitted.some((place) => target === place || target.startsWith(`${place}/`)) &&
          !(target.startsWith('model/run/') && BELOW_RUN.includes(layer));
        expect(isFine, `${file} imports ${target}`).toBe(true);
      }
    },
  );
});

test('the host knows the same addresses as the core', () => {
  const layout = readFileSync(join(root, 'assembly', 'layout.ts'), 'utf8');
  const names = [
    'SCRATCH',
    'ZEROS',
    'RANDOM_STATE',
    'PLANS',
    'TABLE_INDEX',
    'KNOTS',
    'TABLES',
    'SAMPLE',
    'BEFORE',
    'STATES',
    'RUNS',
    'SPLITS',
    'BITMAPS',
  ] as const;
  for (const name of names) {
    const found = new RegExp(`const ${name}: usize = (0x[0-9a-f]+);`).exec(layout);
    expect(Number(found?.[1]), name).toBe(map[name]);
  }
});
