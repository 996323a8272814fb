import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { simulate } from '../../src/engine/simulate';
import { VmClient } from '../../src/model/run/client';
import { pingFate } from '../../src/model/pings';
import { Run } from '../../src/model/run/run';
import '../../src/policies/all';
import { anyMove } from '../helpers/any-move';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

const kernel = await newCore();
const runOf = (input: object) =>
  new Run(simulate(kernel, scenarioOf({ vm: { memoryBytes: 2 ** 28 }, ...input })));

describe('a client of the VM', () => {
  const run = runOf({});
  const client = new VmClient(run);
  const { blackoutMs, scenario } = run.result;
  const outageMs = blackoutMs + scenario.timing.announceMs;

  test('sees nothing change from the pause to the announcement, and then all of it at once', () => {
    const seen = client.seenMs(run.pauseMs);
    for (const share of [0.1, 0.5, 0.99])
      expect(client.seenMs(run.pauseMs + share * outageMs)).toBeCloseTo(seen, 9);
    expect(client.seenMs(run.pauseMs + outageMs + 1)).toBeCloseTo(
      seen + scenario.timing.announceMs + 1,
      6,
    );
  });

  test('counts the time without an answer, and has pings in every stage', () => {
    const inOutage = client.beats.filter(
      ({ ms }) => ms >= run.pauseMs && ms < run.pauseMs + outageMs,
    );
    const lost = client.beats.filter(({ fate }) => fate !== 'answered');
    expect(lost).toEqual(inOutage);
    expect(lost.length).toBeGreaterThan(3);
    expect(client.silentMs(run.pauseMs)).toBe(0);
    expect(client.silentMs(run.pauseMs + blackoutMs / 2)).toBeCloseTo(blackoutMs / 2, 6);
    expect(client.silentMs(Infinity)).toBeCloseTo(outageMs, 6);
    for (const { startMs, endMs } of run.timeline.stages)
      expect(client.beats.some(({ ms }) => ms >= startMs && ms < endMs)).toBe(true);
  });

  test('waits for pages in jerks while a VM pulls them', () => {
    const pulling = runOf({ policy: { id: 'post-copy' }, link: { bytesPerSecond: 2e7 } });
    const { pullMs } = pulling.result;
    const watched = new VmClient(pulling);
    const at = (share: number) => watched.insideMs(pulling.resumeMs + share * pullMs);
    const steps = Array.from({ length: 1000 }, (_, index) => at((index + 1) / 1002));
    const stills = steps.filter((ms, index) => ms === steps[index - 1]).length;
    expect(stills).toBeGreaterThan(100);
    expect(stills).toBeLessThan(1000);
  });

  test('its VM is slower where it is throttled', () => {
    const slow = runOf({
      policy: { id: 'qemu-auto-converge' },
      link: { bytesPerSecond: 5e7 },
      workload: { kind: 'uniform', writesPerSecond: 1e5, workingSetPages: 60_000 },
    });
    expect(Math.min(...slow.speeds.map(({ value }) => value))).toBeLessThan(0.5);
    const { resumeMs, result } = slow;
    expect(new VmClient(slow).insideMs(resumeMs)).toBeLessThan(
      0.9 * (resumeMs - result.blackoutMs),
    );
  });
});

test('in any move, the time inside the VM never runs back or ahead, and pings are in order', () => {
  fc.assert(
    fc.property(anyMove, fc.array(fc.nat(1000), { maxLength: 20 }), (scenario, shares) => {
      const run = new Run(simulate(kernel, scenario));
      const client = new VmClient(run);
      const moments = shares
        .map((share) => (share / 1000) * run.timeline.totalMs)
        .sort((a, b) => a - b);
      let before = 0;
      for (const ms of moments) {
        const inside = client.insideMs(ms);
        expect(inside).toBeGreaterThanOrEqual(before - 1e-6);
        expect(inside).toBeLessThanOrEqual(ms + 1e-6);
        expect(client.seenMs(ms)).toBeLessThanOrEqual(inside + 1e-6);
        before = inside;
      }
      const { beats } = client;
      expect(beats.length).toBeLessThan(400);
      for (const [index, beat] of beats.entries()) {
        expect(beat.fate).toBe(client.fate(beat.ms));
        if (beat.fate !== 'waiting') expect(beat.fate).toBe(pingFate(run.result, beat.ms));
        if (index) expect(beat.ms).toBeGreaterThan(beats[index - 1]!.ms - 1e-6);
      }
    }),
    { numRuns: 60 },
  );
});
