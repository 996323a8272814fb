import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FLAVOURS = [
  { name: 'C, 128-bit vectors', flags: ['-O3'] },
  { name: 'C, native', flags: ['-O3', '-march=native'] },
];

export interface Compiled {
  name: string;
  /** Milliseconds and the checksum of the last block. */
  fill(blocks: number, odds: number, passes: number): { ms: number; checksum: number };
}

/** Compiles the filler in C with the compiler at hand; empty, and said, when there is none. */
export function compileFiller(root: string, say: (line: string) => void): Compiled[] {
  const compiler = ['gcc', 'cc', 'clang'].find((name) => !spawnSync(name, ['--version']).error);
  if (!compiler) {
    say('No C compiler is found: the rows in C are skipped.');
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), 'precopy-bench-'));
  return FLAVOURS.map(({ name, flags }, index) => {
    const program = join(folder, `filler-${index}`);
    execFileSync(compiler, [...flags, join(root, 'tests', 'bench', 'filler.c'), '-o', program]);
    return {
      name,
      fill(blocks, odds, passes) {
        const args = [blocks, odds, passes].map(String);
        const [ns, checksum] = execFileSync(program, args, { encoding: 'utf8' }).trim().split(' ');
        return { ms: Number(ns) / 1e6, checksum: Number(checksum) };
      },
    };
  });
}
