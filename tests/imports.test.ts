import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import * as map from '../src/engine/layout';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The folders that a folder of src may import from, besides itself. */
const ALLOWED: Record<string, readonly string[]> = {
  // All folders import texts, so texts import none of them.
  text: [],
  model: [],
  // Derived from runs and policies; no other part of the model may import it.
  'model/run': ['model', 'policies'],
  policies: ['model'],
  hyperv: ['model'],
  catalog: ['model', 'policies', 'hyperv'],
  engine: ['model', 'policies', 'hyperv', 'trusted', '../build'],
  learn: ['model', 'policies', 'hyperv', 'catalog'],
  cli: ['engine', 'model', 'policies', 'hyperv', 'catalog', 'learn'],
  state: ['model', 'catalog', 'hyperv', 'engine/pool', 'engine/cancelled', 'engine/latest'],
  views: ['state', 'model', 'catalog', 'policies', 'hyperv', 'styles', 'trusted'],
  embed: ['state', 'catalog', 'model', 'policies', 'hyperv', 'views', 'styles'],
  'main.ts': ['state', 'views', 'styles', 'embed', 'offline'],
  'embed.ts': ['state', 'views', 'styles', 'embed'],
  'single.ts': ['main', 'engine/engine.worker'],
  'offline.ts': ['trusted'],
  'trusted.ts': [],
};

/** A run is made of these, so they cannot import it. */
const BELOW_RUN: readonly string[] = ['model', 'policies', 'hyperv'];

/** Types do not exist at run time, so state may use those of the engine. */
const TYPES_ALLOWED: Record<string, readonly string[]> = {
  state: ['engine'],
  text: ['model', 'policies', 'hyperv'],
};

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs|svelte)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

const IMPORT =
  /(?:^|[\s;])(import|export)\s+(type\s+)?[^;'"]*?from\s+'(\.[^']+)'|import\('(\.[^']+)'\)/g;
const src = join(root, 'src');
const sources = files(src).map((path) => relative(src, path));

/**
 * The imports of a file of src, including types and later imports: path from src, without a
 * suffix.
 */
function importsOf(file: string): { target: string; isType: boolean }[] {
  const text = readFileSync(join(src, file), 'utf8');
  return [...text.matchAll(IMPORT)].map(([, , type, from, later]) => ({
    target: relative(src, resolve(src, dirname(file), (from ?? later)!)),
    isType: type !== undefined,
  }));
}

describe('imports point one way', () => {
  test.each(sources)('%s', (file) => {
    const layer = file.startsWith('model/run/') ? 'model/run' : file.split('/')[0]!;
    const allowed = ALLOWED[layer] && [...ALLOWED[layer], 'text'];
    expect(allowed, `the layer ${layer} is known`).toBeDefined();
    for (const { target, isType } of importsOf(file)) {
      const permitted = [layer, ...allowed!, ...(isType ? (TYPES_ALLOWED[layer] ?? []) : [])];
      const isFine =
        permitted.some((place) => target === place || target.startsWith(`${place}/`)) &&
        !(target.startsWith('model/run/') && BELOW_RUN.includes(layer));
      expect(isFine, `${file} imports ${target}`).toBe(true);
    }
  });

  test('and never in a circle', () => {
    const suffixes = ['', '.ts', '.svelte', '.svelte.ts', '/index.ts'];
    const known = new Set(sources);
    const targets = new Map(
      sources.map((file) => [
        file,
        importsOf(file).flatMap(({ target }) => {
          const found = suffixes.map((suffix) => target + suffix).find((path) => known.has(path));
          return found ? [found] : [];
        }),
      ]),
    );
    // Removes files that import no remaining file; a cycle remains.
    for (let size = Infinity; targets.size < size;) {
      size = targets.size;
      for (const [file, list] of targets)
        if (!list.some((target) => targets.has(target))) targets.delete(file);
    }
    expect([...targets.keys()]).toEqual([]);
  });
});

test('a name is exported by one file only', () => {
  const EXPORT =
    /^export (?:abstract |async )*(?:const|let|function\*?|class|interface|type|enum) (\w+)/gm;
  const places = new Map<string, string[]>();
  for (const file of sources.filter((each) => each.endsWith('.ts')))
    for (const [, name] of readFileSync(join(src, file), 'utf8').matchAll(EXPORT))
      places.set(name!, [...(places.get(name!) ?? []), file]);
  // The single file has its own modules for worker, core, language and films in place of the site's.
  const SWAPPED = [
    'engine/assets.single.ts engine/assets.ts',
    'text/pseudo.single.ts text/pseudo.ts',
    'views/export/video.single.ts views/export/video.ts',
  ];
  const doubled = [...places].filter(([, list]) => list.length > 1);
  expect(doubled.filter(([, list]) => !SWAPPED.includes(list.toSorted().join(' ')))).toEqual([]);
});

test.each(['src', 'assembly', 'scripts'])('no file of %s is long', (folder) => {
  const MOST_LINES = 300;
  const long = files(join(root, folder)).filter(
    (path) => readFileSync(path, 'utf8').trimEnd().split('\n').length > MOST_LINES,
  );
  expect(long.map((path) => relative(root, path))).toEqual([]);
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
