import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { virshLine, virshLinesMeanwhile } from '../../src/hyperv/virsh';
import { policies } from '../../src/policies/all';
import { defaults } from '../helpers/policies';
import { name } from './moves';

/** Text with a colon could be an IPv6 address. */
const host = name.filter((text) => !text.includes(':'));

describe('the line for QEMU', () => {
  const lineFor = (id: string, options: Record<string, number> = {}, copiesDisks = false) =>
    virshLine(id, { ...defaults(policies[id]!), ...options }, 'sql01', 'hv2', copiesDisks);
  const END = '--domain sql01 --desturi qemu+ssh://hv2/system';

  test.each<[string, Record<string, number>, string]>([
    ['qemu', {}, '--bandwidth 128'],
    ['qemu', { maxBandwidth: 0 }, ''],
    ['qemu', { maxBandwidth: 1 }, '--bandwidth 1'],
    [
      'qemu-auto-converge',
      {},
      '--auto-converge --auto-converge-initial 20 --auto-converge-increment 10 --bandwidth 128',
    ],
    [
      'qemu-xbzrle',
      {},
      '--compressed --comp-methods xbzrle --comp-xbzrle-cache 67108864 --bandwidth 128',
    ],
    [
      'qemu-multifd-zstd',
      { channels: 8 },
      '--parallel --parallel-connections 8 --compressed --comp-methods zstd --bandwidth 128',
    ],
    ['qemu-postcopy', {}, '--postcopy --postcopy-after-precopy --bandwidth 128'],
    [
      'qemu-postcopy',
      { switchAfterSeconds: 12.5 },
      '--postcopy --timeout 13 --timeout-postcopy --bandwidth 128',
    ],
    ['qemu-postcopy', { switchAfterRounds: 3 }, '--postcopy --bandwidth 128'],
  ])('is exact: %s with %j', (id, options, flags) => {
    const words = ['virsh migrate --live --p2p', flags, END].filter(Boolean);
    expect(lineFor(id, options)).toBe(words.join(' '));
  });

  test('copies the disks where nothing is shared', () => {
    expect(lineFor('qemu', { maxBandwidth: 0 }, true)).toBe(
      `virsh migrate --live --p2p --copy-storage-all ${END}`,
    );
  });

  test.each<[string, Record<string, number>, string[]]>([
    ['qemu', { downtimeLimitMs: 300 }, ['virsh migrate-setmaxdowntime sql01 300']],
    ['qemu', { downtimeLimitMs: 0.2 }, ['virsh migrate-setmaxdowntime sql01 1']],
    ['qemu', {}, []],
    ['qemu-postcopy', { switchAfterRounds: 3 }, ['virsh migrate-postcopy sql01']],
    ['hyper-v', { downtimeLimitMs: 300 }, []],
  ])('is followed meanwhile: %s with %j', (id, options, lines) => {
    expect(virshLinesMeanwhile(id, options, 'sql01')).toEqual(lines);
  });

  test('is there for every policy of QEMU and for no other', () => {
    for (const id of [...Object.keys(policies), 'constructor'])
      expect(virshLine(id, {}, 'a', 'b') !== null, id).toBe(/^qemu/.test(id));
  });

  test('writes an address of IPv6 in brackets', () => {
    expect(virshLine('qemu', {}, 'a', 'fd00::12')).toContain("'qemu+ssh://[fd00::12]/system'");
  });

  test('reaches the program as it was typed, through a POSIX shell', () => {
    const pairs = fc.array(fc.tuple(name, host), { minLength: 20, maxLength: 40 });
    fc.assert(
      fc.property(pairs, (list) => {
        const lines = list.flatMap(([guest, host]) => [
          virshLine('qemu-xbzrle', {}, guest, host)!,
          ...virshLinesMeanwhile('qemu', { downtimeLimitMs: 40 }, guest),
        ]);
        expect(argumentsOf(lines)).toEqual(
          list.flatMap(([guest, host]) => [
            [
              ...['migrate', '--live', '--p2p', '--compressed', '--comp-methods', 'xbzrle'],
              ...['--domain', guest, '--desturi', `qemu+ssh://${encodeURIComponent(host)}/system`],
            ],
            ['migrate-setmaxdowntime', guest, '40'],
          ]),
        );
      }),
      { numRuns: 10 },
    );
  });
});

/** The arguments that a shell passes to virsh, line by line. */
function argumentsOf(lines: readonly string[]): string[][] {
  const script = ['virsh() { printf \'%s\\0\' "$#" "$@"; }', ...lines].join('\n');
  const parts = execFileSync('sh', ['-s'], { input: script, encoding: 'utf8' }).split('\0');
  const found: string[][] = [];
  while (parts.length > 1) found.push(parts.splice(0, Number(parts[0]) + 1).slice(1));
  return found;
}
