import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startCore } from '../engine/core';
import type { PageKernel } from '../engine/kernel';
import { createTwin } from '../engine/twin';
import { commandsText as t } from '../text/commands';
import { InputError } from './input';

/** The page kernel in Node: the core, or its JavaScript twin if WebAssembly does not start. */
export async function startKernel(): Promise<PageKernel> {
  try {
    // The bundle of a command is in build/commands; the core is in build.
    const folder = dirname(fileURLToPath(import.meta.url));
    return await startCore(readFileSync(join(folder, '..', 'core.wasm')));
  } catch (error) {
    process.stderr.write(`${t.noCore((error as Error).message)}\n`);
    return createTwin();
  }
}

/**
 * Runs a command. Its text goes to stdout, or its usage with `--help`. Bad input goes to stderr,
 * with exit status 2.
 */
export async function main(
  command: (args: string[]) => Promise<string>,
  usage: string,
): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A program such as `head` may stop reading before the end. This is not an error.
    if (error.code === 'EPIPE') process.exit(0);
    process.stderr.write(`${t.noOutput(error.message)}\n`, () => process.exit(1));
  });
  try {
    const args = process.argv.slice(2);
    const text = args.includes('--help') ? usage : await command(args);
    await new Promise<void>((done) => process.stdout.write(text, () => done()));
  } catch (error) {
    const isInput = error instanceof InputError || isUsage(error);
    const lines = error instanceof InputError ? error.lines : [String((error as Error).message)];
    for (const line of lines) process.stderr.write(`${line.replaceAll('\n', ' ')}\n`);
    process.exitCode = isInput ? 2 : 1;
  }
}

/** Errors that `util.parseArgs` throws for words it does not know. */
function isUsage(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');
}
