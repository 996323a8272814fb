import { describe, expect, test } from 'vitest';
import { simulate as simulateHere } from '../../src/engine/simulate';
import { fingerprint } from '../../src/model/fingerprint';
import type { MigrationResult } from '../../src/model/types';
import { commands } from '../../src/text/en/commands';
import { run, runCommand } from '../helpers/commands';
import { checkIdentities } from '../helpers/identities';
import { newCore } from '../helpers/kernels';
import { comparable, scenarioOf } from '../helpers/scenarios';

type Answer = MigrationResult & { fingerprint: string };

async function simulate(scenario: object, ...args: string[]): Promise<Answer> {
  const { status, stdout, stderr } = await runCommand(
    'simulate',
    ['-', ...args],
    JSON.stringify(scenario),
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout) as Answer;
}

const SMALL = { v: 1, vm: { memoryBytes: '64 MiB' } };

describe('simulate', () => {
  test('answers with the contract’s fields, every value of the scenario filled in', async () => {
    const result = await simulate({ v: 1 });
    checkIdentities(result);
    expect(Object.keys(result).sort()).toEqual(
      [
        'scenario',
        'engine',
        'model',
        'staleProof',
        'elapsedMs',
        'outcome',
        'stop',
        'stopReason',
        'setupMs',
        'storageMs',
        'brownoutMs',
        'blackoutMs',
        'cleanupMs',
        'pull',
        'pullMs',
        'totalMs',
        'bytesSent',
        'amplification',
        'attempts',
        'failure',
        'warnings',
        'moves',
        'linkShare',
        'stalePagesAtActivation',
        'rounds',
        'fingerprint',
      ].sort(),
    );
    expect(result.fingerprint).toBe(fingerprint(simulateHere(await newCore(), scenarioOf({}))));
    expect(result.engine).toBe('wasm-simd');
    expect(result.staleProof).toBe('on');
    expect(result.scenario.vm.memoryBytes).toBe(16 * 2 ** 30);
    expect(result.scenario.workload.workingSetPages).toBe(2 ** 20);
    expect(result.scenario.workload.touchesPerSecond).toBe(160000);
    expect(result.scenario.policy).toEqual({
      id: 'hyper-v',
      options: { maxPasses: 10, thresholdPages: 4096 },
    });
    expect(result.amplification).toBe(result.bytesSent / (16 * 2 ** 30));
  });

  test('gives back the same result for the scenario it printed', async () => {
    const first = await simulate(SMALL);
    expect(comparable(await simulate(first.scenario))).toBe(comparable(first));
  });

  test('reads units and takes overrides', async () => {
    const result = await simulate(SMALL, '--set', 'link.bytesPerSecond=1 Gb/s', '--set', 'seed=7');
    expect(result.scenario.link.bytesPerSecond).toBe(125e6);
    expect(result.scenario.seed).toBe(7);
  });

  test('takes a decimal comma, and tells both numbers where it could be another', async () => {
    const set = ['link.roundTripMs=1,5', 'vm.zeroPageShare=0,125', 'timing.setupMs=1,5 s'];
    const { scenario } = await simulate(SMALL, ...set.flatMap((each) => ['--set', each]));
    expect(scenario.link.roundTripMs).toBe(1.5);
    expect(scenario.vm.zeroPageShare).toBe(0.125);
    expect(scenario.timing.setupMs).toBe(1500);
    const args = ['-', '--set', 'link.roundTripMs=1,024', '--set', 'hosts.first.name=1,5'];
    const { status, stderr } = await runCommand('simulate', args, JSON.stringify(SMALL));
    expect(stderr).toBe(
      'link.roundTripMs: "1,024" is not allowed; allowed: a number from 0 to 10000 (ms), or text with a unit such as "20 ms"; "1,024" can mean 1024 or 1.024; write 1024, or 1.024 with a point\n',
    );
    expect(status).toBe(2);
    const at = await runCommand('simulate', ['-', '--at', '1,500ms'], JSON.stringify(SMALL));
    expect(at.stderr).toMatch(
      /such as round3; "1,500ms" can mean 1500ms or 1\.500ms; write 1500ms/,
    );
  });

  test('stops and copies without a live round, and calls that converged', async () => {
    const result = await simulate({ ...SMALL, policy: { id: 'stop-and-copy' } });
    expect(result.outcome).toBe('converged');
    expect(result.rounds.map((round) => round.live)).toEqual([false]);
    expect(result.brownoutMs).toBe(0);
  });

  test('ends at the caller’s caps without moving the guest', async () => {
    const hot = {
      ...SMALL,
      workload: { kind: 'uniform', writesPerSecond: 1e7 },
      policy: { options: { thresholdPages: 10 } },
    };
    const byRounds = await simulate({ ...hot, limits: { maxRounds: 3 } });
    expect(byRounds.outcome).toBe('not-converged');
    expect(byRounds.stop.code).toBe('round-cap');
    expect(byRounds.rounds).toHaveLength(3);
    const byTime = await simulate({
      ...hot,
      link: { bytesPerSecond: 1e6 },
      limits: { maxSeconds: 10 },
    });
    expect(byTime.outcome).toBe('not-converged');
    expect(byTime.totalMs).toBe(10_000);
    expect(byTime.rounds[0]!.pagesUnsent).toBeGreaterThan(0);
    checkIdentities(byTime);
  });

  test('waits while the link is cut and gives up where it stays cut in the pause', async () => {
    const wait = await simulate({
      ...SMALL,
      link: {
        bytesPerSecond: 64e6,
        changes: [
          { atMs: 1600, bytesPerSecond: 0 },
          { atMs: 61600, bytesPerSecond: 64e6 },
        ],
      },
    });
    expect(wait.outcome).toBe('converged');
    expect(wait.rounds[0]!.durationMs).toBeGreaterThan(60_000);
    const cut = await simulate({
      ...SMALL,
      policy: { id: 'stop-and-copy' },
      link: { bytesPerSecond: 64e6, changes: [{ atMs: 1600, bytesPerSecond: 0 }] },
    });
    expect(cut.outcome).toBe('aborted');
    expect(cut.stop.code).toBe('link-lost');
  });

  test('handles pages of 2 MiB and memory that is no whole number of pages', async () => {
    const huge = await simulate({ v: 1, vm: { memoryBytes: '1 TiB', pageBytes: '2 MiB' } });
    checkIdentities(huge);
    expect(huge.rounds[0]!.pagesToSend).toBe(524288);
    const odd = await simulate({
      v: 1,
      vm: { memoryBytes: 4097 },
      workload: { workingSetPages: 2 },
    });
    expect(odd.rounds[0]!.pagesToSend).toBe(2);
  });

  test('says that a VM of more than 2^28 pages is simulated on fewer', async () => {
    const scenario = JSON.stringify({
      v: 1,
      vm: { memoryBytes: '2 TiB' },
      workload: { kind: 'idle' },
    });
    const { stdout, stderr, status } = await runCommand('simulate', ['-'], scenario);
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as Answer).model).toBe('scaled-pages');
    expect(stderr).toBe(`${commands.scaled(32)}\n`);
  });

  test('warns of settings that have no effect, a line each', async () => {
    const scenario = { ...SMALL, policy: { id: 'qemu', options: { channels: 8 } } };
    const args = ['-', '--set', 'link.nics=4'];
    const { stdout, stderr, status } = await runCommand('simulate', args, JSON.stringify(scenario));
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as Answer).outcome).toBe('converged');
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(
        /^link\.nics: 4 has no effect; .* policy\.id is hyper-v\* and link\.trans/,
      ),
      expect.stringMatching(
        /^policy\.options\.channels: 8 has no .* policy\.id is .*qemu-multifd-zstd$/,
      ),
      '',
    ]);
  });

  test('prints rounds as CSV', async () => {
    const { stdout } = await runCommand('simulate', ['-', '--csv'], JSON.stringify(SMALL));
    const [header, first] = stdout.split('\n');
    expect(header).toMatch(/^round,live,startMs,durationMs,pagesToSend,pagesSent,zeroPagesSent,/);
    expect(first).toMatch(/^0,true,1500,/);
    const failed = JSON.stringify({ ...SMALL, hosts: {} });
    const { stdout: none } = await runCommand('simulate', ['-', '--csv'], failed);
    expect(none).toBe(`${header}\n`);
  });

  test('prints the spread over seeds', async () => {
    const { stdout } = await runCommand('simulate', ['-', '--seeds', '1-9'], JSON.stringify(SMALL));
    const spread = JSON.parse(stdout) as {
      outcomes: Record<string, number>;
      totalMs: { median: number };
    };
    expect(spread.outcomes).toEqual({ converged: 9 });
    expect(spread.totalMs.median).toBeGreaterThan(3000);
  });

  test('keeps stdout for results when run through npm', async () => {
    const { status, stdout } = await run(
      'npm',
      ['run', '--silent', 'simulate', '--', '-'],
      JSON.stringify(SMALL),
    );
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as MigrationResult).outcome).toBe('converged');
  });
});

describe('sweep', () => {
  test('prints a grid whose points are what simulate answers', async () => {
    const args = [
      '-',
      '--x',
      'workload.writesPerSecond=100:100000:4:log',
      '--y',
      'vm.memoryBytes=32 MiB:64 MiB:2',
    ];
    const { status, stdout } = await runCommand('sweep', args, '{"v":1}');
    expect(status).toBe(0);
    const [header, ...rows] = stdout
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    expect(header!.slice(0, 4)).toEqual(['x', 'y', 'model', 'outcome']);
    expect(rows).toHaveLength(8);
    const [x, y] = rows[6]!;
    const single = await simulate(
      { v: 1, vm: { memoryBytes: Number(y) }, workload: { writesPerSecond: Number(x) } },
      '--model',
      'counts',
    );
    expect(Number(rows[6]![header!.indexOf('totalMs')])).toBe(single.totalMs);
    expect(Number(rows[6]![header!.indexOf('bytesSent')])).toBe(single.bytesSent);
  });

  test('takes ends with a decimal comma', async () => {
    const args = ['-', '--x', 'link.roundTripMs=0,5:1,5 ms:3'];
    const { stdout } = await runCommand('sweep', args, JSON.stringify(SMALL));
    const xs = stdout.split('\n').map((line) => line.split(',')[0]);
    expect(xs).toEqual(['x', '0.5', '1', '1.5', '']);
  });

  test('warns of settings and axes that have no effect', async () => {
    const scenario = { ...SMALL, policy: { id: 'xen' }, workload: { exponent: 2 } };
    const args = ['-', '--x', 'link.nics=1:4:2'];
    const { stderr, status } = await runCommand('sweep', args, JSON.stringify(scenario));
    expect(status).toBe(0);
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^link\.nics: "1 to 4" has no effect; .* policy\.id is hyper-v\*/),
      expect.stringMatching(/^workload\.exponent: 2 has no effect; .* workload\.kind is zipf$/),
      '',
    ]);
  });

  test('runs policies that counts cannot express on the scaled page engine, and says so', async () => {
    const args = [
      '-',
      '--x',
      'link.bytesPerSecond=1 Gb/s:10 Gb/s:2',
      '--set',
      'policy.id=qemu',
      '--set',
      'workload.kind=idle',
    ];
    const { stdout } = await runCommand('sweep', args, '{"v":1}');
    expect(stdout).toContain('scaled-pages,converged');
  });

  test.each([
    [['--x', 'workload.kind=1:2:3'], 'is not a number of the scenario'],
    [['--x', 'seed=1:2'], 'PATH=FROM:TO:POINTS'],
    [['--x', 'seed=1:2:0'], 'points are not allowed'],
    [['--x', 'seed=1:1,024:3'], '2^53 − 1; "1,024" can mean 1024 or 1.024; write 1024'],
    [['--x', 'link.bytesPerSecond=0:1 Gb/s:3'], 'is not allowed'],
    [['--x', 'workload.firstPage=0:10:3:log'], 'above 0'],
    [['--x', 'workload.workingSetPages=1:99999999:3'], 'at most the 4194304 pages'],
    [[], '--x PATH=FROM:TO:POINTS'],
  ])('refuses %j', async (args, message) => {
    const { status, stdout, stderr } = await runCommand('sweep', ['-', ...args], '{"v":1}');
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});
