import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { root } from '../helpers/commands';

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Work that announces its start and ends with a line of input, or that never ends. */
const WORK = {
  until: `process.stdout.write('begun\\n');
    return new Promise((done) => process.stdin.once('data', () => { process.stdin.pause(); done(); }));`,
  program: `process.stdout.write('begun\\n');
    return run(process.execPath, ['-e', 'process.stderr.write("child "+process.pid+"\\\\n");setInterval(()=>{},1e6)']);`,
};

/** Starts a process that does some work once; `said` collects its output. */
function start(stamp: string, work: keyof typeof WORK) {
  const text = `
    const { once } = await import('${root}scripts/once.mjs');
    const { run } = await import('${root}scripts/shell.mjs');
    await once(process.argv[1], ['package.json'], () => { ${WORK[work]} });
    process.stdout.write('done\\n');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', text, '--', stamp]);
  children.push(child);
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (said.text += data.toString()));
  const ended = new Promise<number | null>((done) => child.once('close', done));
  return { child, said, ended };
}

const newStamp = () => join(mkdtempSync(join(tmpdir(), 'precopy-once-')), 'stamp');
const until = (condition: () => boolean) => expect.poll(condition, { timeout: 20_000 }).toBe(true);
const says = (process: { said: { text: string } }, text: string) =>
  until(() => process.said.text.includes(text));

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('a build that is stopped', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('by %s takes its lock away', async (signal, status) => {
    const stamp = newStamp();
    const builder = start(stamp, 'until');
    await says(builder, 'begun');
    expect(existsSync(`${stamp}.lock`)).toBe(true);
    builder.child.kill(signal);
    expect(await builder.ended).toBe(status);
    expect(existsSync(`${stamp}.lock`)).toBe(false);
  });

  test('ends the program that it runs', async () => {
    const stamp = newStamp();
    const builder = start(stamp, 'program');
    await says(builder, 'child ');
    const pid = Number(/child (\d+)/.exec(builder.said.text)![1]);
    builder.child.kill('SIGTERM');
    await until(() => !isAlive(pid));
    await builder.ended;
    expect(existsSync(`${stamp}.lock`)).toBe(false);
  });

  test('with no chance to clean up does not stop the next one', async () => {
    const stamp = newStamp();
    const builder = start(stamp, 'until');
    await says(builder, 'begun');
    builder.child.kill('SIGKILL');
    await builder.ended;
    expect(existsSync(`${stamp}.lock`)).toBe(true);
    const next = start(stamp, 'until');
    await says(next, 'begun');
    next.child.stdin.end('\n');
    await says(next, 'done');
    expect(next.said.text).not.toContain('Waiting');
  });
});

test('a second build says for whom it waits, and does not do the work again', async () => {
  const stamp = newStamp();
  const first = start(stamp, 'until');
  await says(first, 'begun');
  const second = start(stamp, 'until');
  await says(second, `Waiting for another build (process ${first.child.pid}) …`);
  first.child.stdin.end('\n');
  expect(await first.ended).toBe(0);
  expect(await second.ended).toBe(0);
  expect(second.said.text).toContain('done');
  expect(second.said.text).not.toContain('begun');
});

test('a lock that stays empty belongs to nobody', async () => {
  const stamp = newStamp();
  writeFileSync(`${stamp}.lock`, '');
  const next = start(stamp, 'until');
  await says(next, 'begun');
  next.child.stdin.end('\n');
  expect(await next.ended).toBe(0);
  expect(existsSync(`${stamp}.lock`)).toBe(false);
});
