import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Flags of x64 for instructions that the core also uses: 128-bit vectors and bit counts. */
const BASELINE = process.arch === 'x64' ? ['-march=x86-64-v2'] : [];

const FLAVOURS = [
  { name: 'C, 128-bit vectors', flags: ['-O3', ...BASELINE] },
  { name: 'C, native', flags: ['-O3', '-march=native'] },
];

/** A program in C, for each way to compile it. */
export interface Compiled {
  name: string;
  /** Runs it; returns its milliseconds and its results. */
  run(...args: number[]): { ms: number; found: number[] };
}

/**
 * Compiles tests/bench/NAME.c with the installed compiler; prints a note and returns nothing if
 * there is none.
 */
export function compile(root: string, program: string, say: (line: string) => void): Compiled[] {
  const compiler = ['gcc', 'cc', 'clang'].find((name) => !spawnSync(name, ['--version']).error);
  if (!compiler) {
    say(`No C compiler is found: the rows of ${program}.c are skipped.`);
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), 'precopy-bench-'));
  const source = join(root, 'tests', 'bench', `${program}.c`);
  return FLAVOURS.map(({ name, flags }, index) => {
    const file = join(folder, `${program}-${index}`);
    execFileSync(compiler, [...flags, source, '-o', file, '-lm']);
    return {
      name,
      run(...args) {
        const printed = execFileSync(file, args.map(String), { encoding: 'utf8' });
        const [ns, ...found] = printed.trim().split(' ').map(Number);
        return { ms: ns! / 1e6, found };
      },
    };
  });
}
