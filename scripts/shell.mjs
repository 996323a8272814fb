// Helpers for every script: paths, messages, programs to run, exit.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** A path inside the repository. */
export const at = (...parts) => join(root, ...parts);

export const say = (line) => process.stderr.write(`${line}\n`);

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const cleanups = new Set();

function end() {
  for (const cleanup of cleanups) cleanup();
  cleanups.clear();
}

function endBySignal(signal) {
  end();
  process.exit(128 + constants.signals[signal]);
}

/** Calls `cleanup` if the process ends, also by a signal. Returns a function that cancels this. */
export function atEnd(cleanup) {
  if (!cleanups.size) {
    process.once('exit', end);
    for (const signal of SIGNALS) process.once(signal, endBySignal);
  }
  cleanups.add(cleanup);
  return () => {
    if (!cleanups.delete(cleanup) || cleanups.size) return;
    process.off('exit', end);
    for (const signal of SIGNALS) process.off(signal, endBySignal);
  };
}

/**
 * Runs a program that ends with this process; its output goes to stderr. Returns its exit status.
 */
export function run(program, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
    const forget = atEnd(() => child.kill());
    const finish = (status) => {
      forget();
      done(status ?? 1);
    };
    child.once('error', () => finish(1));
    child.once('exit', finish);
  });
}

/** Runs a script's main part; an error is one line on stderr and exit status 1. */
export async function script(main) {
  try {
    await main();
  } catch (error) {
    say(error.message);
    process.exitCode = 1;
  }
}

export const importBuilt = (...parts) => import(pathToFileURL(at('build', ...parts)).href);
