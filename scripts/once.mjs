// Runs work once for the same sources, and in one process at a time.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { at, atEnd, root, say } from './shell.mjs';

/**
 * Another program may have the process number of a dead one, so a lock also ends after this time.
 */
const LONGEST_MS = 600_000;
const SAY_AFTER_MS = 2000;

function files(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => files(join(path, name)));
}

function digest(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => files(at(path))))
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/**
 * Does the work unless the stamp shows that it was done for the same sources; one process at a
 * time.
 */
export async function once(stamp, sources, work) {
  const wanted = digest(sources);
  const isDone = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isDone()) return;
  const release = await lock(`${stamp}.lock`);
  try {
    if (isDone()) return;
    await work();
    writeFileSync(stamp, wanted);
  } finally {
    release();
  }
}

/** Waits until no other process holds the lock, a file with the holder's process number. */
async function lock(path) {
  mkdirSync(dirname(path), { recursive: true });
  const start = Date.now();
  let isSaid = false;
  while (!take(path)) {
    const holder = holderOf(path);
    if (holder === null) rmSync(path, { force: true, recursive: true });
    else if (!isSaid && Date.now() - start >= SAY_AFTER_MS) {
      say(`Waiting for another build (process ${holder}) …`);
      isSaid = true;
    } else await pause(100);
  }
  const remove = () => rmSync(path, { force: true });
  const forget = atEnd(remove);
  return () => {
    forget();
    remove();
  };
}

function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The process number of the holder; null if the lock is gone or its holder has ended. */
function holderOf(path) {
  try {
    const age = Date.now() - statSync(path).mtimeMs;
    const text = readFileSync(path, 'utf8');
    // A new lock is empty until its first byte is written.
    const isDead = text ? !isAlive(Number(text)) : age > SAY_AFTER_MS;
    return isDead || age > LONGEST_MS ? null : text || 'unknown';
  } catch {
    return null;
  }
}

function isAlive(pid) {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
