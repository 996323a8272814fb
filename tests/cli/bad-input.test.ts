import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run, runCommand } from '../helpers/commands';

const folder = mkdtempSync(join(tmpdir(), 'precopy-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The text of a scenario with these parts. */
const file = (parts: object) => JSON.stringify({ v: 1, ...parts });
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const nestedObject = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** Each case: its name, the file, and the start of the lines on stderr. */
const CASES: [name: string, text: string | Buffer, ...lines: string[]][] = [
  ['empty', '', 'scenario: an empty file'],
  ['blank', ' \n\t', 'scenario: an empty file'],
  ['no JSON', 'memory: 16 GiB', 'scenario: text that is not JSON'],
  ['cut off', '{"v":1,', 'scenario: text that is not JSON'],
  ['trailing comma', '{"v":1,}', 'scenario: text that is not JSON'],
  ['NaN as a word', '{"v":1,"seed":NaN}', 'scenario: text that is not JSON'],
  ['Infinity as a word', '{"v":1,"seed":Infinity}', 'scenario: text that is not JSON'],
  ['binary', Buffer.from([0xff, 0xfe, 0, 1, 2]), 'scenario: text that is not JSON'],
  ['a number', '5', 'scenario: 5'],
  ['a text', '"v"', 'scenario: "v"'],
  ['null', 'null', 'scenario: null'],
  ['a list', '[]', 'scenario: a list of 0'],
  ['true', 'true', 'scenario: true'],
  ['deep lists', nested(100_000), 'scenario:'],
  ['deep objects', nestedObject(50_000), 'v: nothing', 'a: an object'],
  ['deep lists in a field', `{"v":1,"seed":${nested(20_000)}}`, 'seed: a list of 1'],
  ['50 MB', ' '.repeat(50_000_000), 'scenario: more than 1048576 bytes are not allowed'],
  ['50 MB of JSON', file({ seed: '1'.repeat(50_000_000) }), 'scenario: more than'],
  ['no version', '{}', 'v: nothing'],
  ['another version', '{"v":2}', 'v: 2'],
  ['a version as text', '{"v":"1"}', 'v: "1"'],
  ['an unknown key', file({ memory: 5 }), 'memory: 5'],
  ['an unknown key below', file({ vm: { ram: 5 } }), 'vm.ram: 5'],
  ['a prototype key', '{"v":1,"__proto__":{"seed":3}}', '__proto__: an object'],
  ['a constructor key', file({ vm: { constructor: 1 } }), 'vm.constructor: 1'],
  ['a group that is a number', file({ vm: 5 }), 'vm: 5'],
  ['a group that is a list', file({ link: [] }), 'link: a list of 0'],
  ['a group that is null', file({ timing: null }), 'timing: null'],
  ['negative memory', file({ vm: { memoryBytes: -1 } }), 'vm.memoryBytes: -1'],
  ['no memory', file({ vm: { memoryBytes: 0 } }), 'vm.memoryBytes: 0'],
  ['half a byte', file({ vm: { memoryBytes: 4096.5 } }), 'vm.memoryBytes: 4096.5'],
  ['memory as true', file({ vm: { memoryBytes: true } }), 'vm.memoryBytes: true'],
  ['memory as plain text', file({ vm: { memoryBytes: '4096' } }), 'vm.memoryBytes: "4096"'],
  ['memory in seconds', file({ vm: { memoryBytes: '16 s' } }), 'vm.memoryBytes: "16 s"'],
  ['memory in no unit there is', file({ vm: { memoryBytes: '16 XB' } }), 'vm.memoryBytes: "16 XB"'],
  ['a unit without a number', file({ vm: { memoryBytes: 'GiB' } }), 'vm.memoryBytes: "GiB"'],
  ['infinite memory', '{"v":1,"vm":{"memoryBytes":1e999}}', 'vm.memoryBytes: Infinity'],
  ['minus infinity', '{"v":1,"vm":{"memoryBytes":-1e999}}', 'vm.memoryBytes: -Infinity'],
  ['huge text', file({ vm: { memoryBytes: '1e400 GiB' } }), 'vm.memoryBytes: "1e400 GiB"'],
  [
    '64 TiB and a byte',
    file({ vm: { memoryBytes: 2 ** 46 + 1 } }),
    'vm.memoryBytes: 70368744177665',
  ],
  ['2^60 bytes', file({ vm: { memoryBytes: 2 ** 60 } }), 'vm.memoryBytes: 1152921504606847000'],
  ['12 KiB pages', file({ vm: { pageBytes: 12288 } }), 'vm.pageBytes: 12288'],
  ['a share above one', file({ vm: { zeroPageShare: 1.01 } }), 'vm.zeroPageShare: 1.01'],
  ['a share as per cent', file({ vm: { zeroPageShare: '10 %' } }), 'vm.zeroPageShare: "10 %"'],
  [
    '65 GiB of state',
    file({ vm: { deviceStateBytes: '65 GiB' } }),
    'vm.deviceStateBytes: "65 GiB"',
  ],
  ['no processor', file({ vm: { vcpus: 0 } }), 'vm.vcpus: 0'],
  ['half a processor', file({ vm: { vcpus: 1.5 } }), 'vm.vcpus: 1.5'],
  ['another workload', file({ workload: { kind: 'random' } }), 'workload.kind: "random"'],
  ['a workload as number', file({ workload: { kind: 1 } }), 'workload.kind: 1'],
  [
    'too many writes',
    file({ workload: { writesPerSecond: 1e9 + 1 } }),
    'workload.writesPerSecond:',
  ],
  [
    'negative writes',
    file({ workload: { writesPerSecond: -0.1 } }),
    'workload.writesPerSecond: -0.1',
  ],
  ['null writes', file({ workload: { writesPerSecond: null } }), 'workload.writesPerSecond: null'],
  [
    'a working set beyond memory',
    file({ vm: { memoryBytes: '1 MiB' }, workload: { workingSetPages: 257 } }),
    'workload.workingSetPages: 257 is not allowed; allowed: at most the 256 pages of vm.memoryBytes (1048576)',
  ],
  [
    'a working set that does not fit after its first page',
    file({ vm: { memoryBytes: '1 MiB' }, workload: { workingSetPages: 200, firstPage: 57 } }),
    'workload.firstPage: 57 is not allowed; allowed: at most 56',
  ],
  [
    'an empty working set',
    file({ workload: { workingSetPages: 0 } }),
    'workload.workingSetPages: 0',
  ],
  ['exponent 5', file({ workload: { exponent: 5 } }), 'workload.exponent: 5'],
  ['a layout', file({ workload: { hotLayout: 'clumped' } }), 'workload.hotLayout: "clumped"'],
  ['phases as object', file({ workload: { phases: {} } }), 'workload.phases: an object'],
  [
    'phases of every wrong kind',
    file({ workload: { phases: [{ seconds: 0, scale: 1 }, { scale: -1 }, 7] } }),
    'workload.phases.0.seconds: 0',
    'workload.phases.1.seconds: nothing',
    'workload.phases.1.scale: -1',
    'workload.phases.2: 7',
  ],
  [
    '65 phases',
    file({ workload: { phases: Array.from({ length: 65 }, () => ({ seconds: 1, scale: 1 })) } }),
    'workload.phases: a list of 65',
  ],
  [
    'a delta larger than a page',
    file({ workload: { deltaBytes: 5000 } }),
    'workload.deltaBytes: 5000 is not allowed; allowed: at most vm.pageBytes (4096)',
  ],
  ['a dead link', file({ link: { bytesPerSecond: 0 } }), 'link.bytesPerSecond: 0'],
  ['a link in bytes', file({ link: { bytesPerSecond: '10 GB' } }), 'link.bytesPerSecond: "10 GB"'],
  ['a list as link', file({ link: { bytesPerSecond: [1] } }), 'link.bytesPerSecond: a list of 1'],
  ['a round trip of an hour', file({ link: { roundTripMs: '1 h' } }), 'link.roundTripMs: "1 h"'],
  ['carrier pigeons', file({ link: { transport: 'pigeon' } }), 'link.transport: "pigeon"'],
  ['17 network cards', file({ link: { nics: 17 } }), 'link.nics: 17'],
  [
    'a change without a time',
    file({ link: { changes: [{ bytesPerSecond: 1 }] } }),
    'link.changes.0.atMs: nothing',
  ],
  [
    'a change with more',
    file({ link: { changes: [{ atMs: 1, bytesPerSecond: 1, x: 1 }] } }),
    'link.changes.0.x: 1',
  ],
  ['another policy', file({ policy: { id: 'magic' } }), 'policy.id: "magic"'],
  ['a policy of the prototype', file({ policy: { id: 'toString' } }), 'policy.id: "toString"'],
  ['no pass', file({ policy: { options: { maxPasses: 0 } } }), 'policy.options.maxPasses: 0'],
  [
    'half a pass',
    file({ policy: { options: { maxPasses: 1.5 } } }),
    'policy.options.maxPasses: 1.5',
  ],
  ['an option nobody has', file({ policy: { options: { speed: 1 } } }), 'policy.options.speed: 1'],
  ['options as text', file({ policy: { options: 'fast' } }), 'policy.options: "fast"'],
  ['options as list', file({ policy: { options: [1] } }), 'policy.options: a list of 1'],
  ['a negative time', file({ timing: { setupMs: -1 } }), 'timing.setupMs: -1'],
  ['no time at all', file({ limits: { maxSeconds: 0 } }), 'limits.maxSeconds: 0'],
  ['a fraction of a seed', file({ seed: 0.5 }), 'seed: 0.5'],
  ['a seed too large', '{"v":1,"seed":9007199254740992}', 'seed: 9007199254740992'],
  [
    'five faults at once',
    file({
      a: 1,
      vm: { memoryBytes: -5, vcpus: 'x' },
      policy: { options: { maxPasses: -1 } },
      seed: -1,
    }),
    'vm.memoryBytes: -5',
    'vm.vcpus: "x"',
    'seed: -1',
    'a: 1',
    'policy.options.maxPasses: -1',
  ],
];

describe('bad scenario files exit with 2, list every error and print nothing', () => {
  test.concurrent.each(CASES)('%s', async (name, text, ...lines) => {
    const path = join(folder, `${name.replaceAll(/\W/g, '-')}.json`);
    writeFileSync(path, text);
    const { status, stdout, stderr } = await runCommand('simulate', [path]);
    expect(stderr.trim().split('\n')).toHaveLength(lines.length);
    for (const [index, line] of stderr.trim().split('\n').entries())
      expect(
        line.startsWith(lines[index]!) || lines.some((wanted) => line.startsWith(wanted)),
        line,
      ).toBe(true);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  test('there are at least sixty of them', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(60);
  });
});

test('standard input is not read beyond what a scenario may have', async () => {
  const { status, stdout, stderr } = await runCommand('simulate', ['-'], ' '.repeat(5_000_000));
  expect(stderr).toMatch(/^scenario: more than 1048576 bytes are not allowed/);
  expect([status, stdout]).toEqual([2, '']);
});

test('a full disk is told', async () => {
  const command = `echo '{"v":1,"vm":{"memoryBytes":"64 MiB"}}' | node build/commands/simulate.js - > /dev/full`;
  const { status, stderr } = await run('sh', ['-c', command]);
  expect(stderr).toMatch(/^The output could not be written: .*no space left on device/i);
  expect(status).toBe(1);
});

test.each(['simulate', 'sweep', 'validate', 'bench'])('%s tells its usage', async (name) => {
  const { status, stdout, stderr } = await runCommand(name, ['--help']);
  expect(stdout).toMatch(new RegExp(`^Usage: npm run --silent ${name} -- `));
  expect([status, stderr]).toEqual([0, '']);
});

describe('bad arguments exit with 2', () => {
  test.each([
    [['/no/such/file.json'], 'cannot be read'],
    [[], 'A scenario file is missing'],
    [['-', '--fast'], '--fast'],
    [['-', '--model', 'guess'], '--model: guess'],
    [['-', '--set', 'seed'], 'path=value'],
    [['-', '--set', 'seed=-1'], 'seed: -1'],
    [['-', '--set', 'seed=1', '--set', 'seed.x=1'], 'seed is not an object'],
    [['-', '--seeds', '5-1'], '--seeds: 5-1'],
    [['-', '--set', 'policy.id=qemu', '--model', 'counts'], 'counts cannot simulate'],
  ])('%j', async (args, message) => {
    const { status, stdout, stderr } = await runCommand('simulate', args, '{"v":1}');
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});
