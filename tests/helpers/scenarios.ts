import fc from 'fast-check';
import '../../src/engine/all-parts';
import type { ScenarioInput } from '../../src/catalog/scenario-input';
import { checkScenario } from '../../src/catalog/scenario';
import { formatError } from '../../src/model/scenario-error';
import type { Scenario } from '../../src/model/types';
import {
  DRAINING,
  type Mechanism,
  type PrecopyPolicy,
  type ThreadRules,
} from '../../src/policies/policy';

/** The full scenario for an input that must be valid. */
export function scenarioOf(input: Omit<ScenarioInput, 'v'>): Scenario {
  const checked = checkScenario({ v: 1, ...input });
  if ('errors' in checked) throw new Error(checked.errors.map(formatError).join('\n'));
  return checked.scenario;
}

/** A result without the parts that may differ between engines and runs. */
export function comparable(result: object): string {
  return JSON.stringify({ ...result, engine: null, elapsedMs: null });
}

/** A policy with any mechanism: stops below a share of the pages, or after some rounds. */
export function anyPolicy(
  mechanism: Partial<Mechanism>,
  rule: { below: number; rounds: number; throttle: number; pulls: boolean; thread: ThreadRules },
): PrecopyPolicy {
  return {
    id: 'hyper-v',
    cadence: 'round',
    mechanism: { ...DRAINING, ...mechanism },
    options: {},
    thread: () => rule.thread,
    downtimeLimitMs: () => 300 * rule.below,
    thresholdPages: () => null,
    decide({ liveRounds, waitingPages, totalPages }) {
      const thresholdPages = rule.below * totalPages;
      const values = { pages: waitingPages, thresholdPages };
      if (liveRounds > 0 && waitingPages <= thresholdPages)
        return { action: 'stop', code: 'below-threshold', values };
      if (liveRounds >= rule.rounds && rule.pulls)
        return { action: 'switch', code: 'switch-to-postcopy', values };
      if (liveRounds >= rule.rounds) return { action: 'force', code: 'pass-limit', values };
      return {
        action: 'continue',
        code: 'above-threshold',
        values,
        syncBelowPages: thresholdPages,
        vcpuThrottle: Math.min(1, rule.throttle * liveRounds),
      };
    },
  };
}

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** All combinations of mechanisms that a policy may use. */
export const mechanisms: fc.Arbitrary<Partial<Mechanism>> = fc.oneof(
  fc.record({
    scan: fc.constantFrom('restart', 'circular'),
    sync: fc.constantFrom('round-end', 'early'),
    pacing: fc.constantFrom('steady', 'windows'),
    zeroPageBytes: fc.constantFrom(0, 1),
  }),
  fc.record({
    slicePages: fc.oneof(
      { weight: 1, arbitrary: fc.constantFrom(1, 7) },
      { weight: 9, arbitrary: fc.constantFrom(60, 64, 1024) },
    ),
    skipRedirtied: fc.boolean(),
    zeroPageBytes: fc.constantFrom(0, 1),
  }),
  fc.constant({ live: false }),
);

export const policies: fc.Arbitrary<PrecopyPolicy> = fc
  .tuple(
    mechanisms,
    fc.record({
      below: fc.oneof(fc.constant(0), share),
      rounds: fc.integer({ min: 1, max: 9 }),
      throttle: fc.constantFrom(0, 0, 0.1, 0.5),
      pulls: fc.constantFrom(false, false, false, true),
      thread: fc.record({
        flushPages: fc.constantFrom(1, 32, 128),
        flushesInFlight: fc.constantFrom(0, 2),
        countedPageBytes: fc.constantFrom(null, 5000),
        switchoverBandwidth: fc.constantFrom(0, 0, 1e6),
        timedSyncMs: fc.constantFrom(Infinity, 50, 500, 5000),
      }),
    }),
  )
  .map(([mechanism, rule]) => anyPolicy(mechanism, rule));

/** Scenarios of all kinds on VMs of tiny and odd sizes. */
export const scenarios: fc.Arbitrary<Scenario> = fc
  .record({
    pages: fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 1, max: 130 }) },
      { weight: 6, arbitrary: fc.integer({ min: 131, max: 5000 }) },
      { weight: 2, arbitrary: fc.integer({ min: 5001, max: 40000 }) },
      { weight: 1, arbitrary: fc.constantFrom(32768, 65536, 65537, 98304) },
    ),
    pageBytes: fc.constantFrom(4096, 4096, 2097152),
    zeroPageShare: fc.oneof(fc.constant(0), share),
    kind: fc.constantFrom('uniform', 'hot-cold', 'zipf', 'sequential', 'idle'),
    set: share,
    place: share,
    /** Writes in units of working sets per round. */
    churn: fc.oneof(
      fc.double({ min: 0, max: 3, noNaN: true }),
      fc.constantFrom(0, 1e-4, 0.02, 0.69, 20, 1000),
    ),
    hotPageShare: share,
    hotWriteShare: share,
    hotLayout: fc.constantFrom('scattered', 'contiguous'),
    exponent: fc.double({ min: 0, max: 4, noNaN: true }),
    phases: fc.oneof(
      fc.constant([] as { seconds: number; scale: number }[]),
      fc.array(
        fc.record({
          seconds: fc.double({ min: 0.001, max: 3, noNaN: true }),
          scale: fc.double({ min: 0, max: 4, noNaN: true }),
        }),
        { minLength: 1, maxLength: 5 },
      ),
    ),
    changes: fc.oneof(
      { weight: 3, arbitrary: fc.constant([] as { atMs: number; speed: number }[]) },
      {
        weight: 1,
        arbitrary: fc.array(
          fc.record({
            atMs: fc.double({ min: 0, max: 6000, noNaN: true }),
            speed: fc.constantFrom<number[]>(0, 0.3, 1, 2),
          }),
          { maxLength: 4 },
        ),
      },
    ),
    pageHeaderBytes: fc.constantFrom(0, 8, 100),
    maxSeconds: fc.constantFrom(1, 2, 3600),
    cancelAtMs: fc.oneof(
      { weight: 4, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.double({ min: 0, max: 8000, noNaN: true }) },
    ),
    giveUpMs: fc.constantFrom(0, 500, 120_000),
    retries: fc.constantFrom(0, 0, 1, 3),
    faultMicros: fc.constantFrom(0, 5, 2000),
    touches: fc.constantFrom(0, 10, 1e5),
    transport: fc.constantFrom('tcp', 'compression', 'smb', 'smb-direct'),
    seed: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  })
  .map((shape) => {
    const { pages, pageBytes, set, place } = shape;
    const workingSetPages = Math.max(1, Math.round(set * pages));
    // Round 0 takes about two seconds.
    const bytesPerSecond = (pages * pageBytes) / 2;
    return scenarioOf({
      vm: { memoryBytes: pages * pageBytes, pageBytes, zeroPageShare: shape.zeroPageShare },
      workload: {
        kind: shape.kind as Scenario['workload']['kind'],
        workingSetPages,
        firstPage: Math.floor(place * (pages - workingSetPages)),
        writesPerSecond: Math.min(1e9, (shape.churn * workingSetPages) / 2),
        hotPageShare: shape.hotPageShare,
        hotWriteShare: shape.hotWriteShare,
        hotLayout: shape.hotLayout as 'scattered' | 'contiguous',
        exponent: shape.exponent,
        touchesPerSecond: shape.touches,
        sweepFrom: Math.floor((workingSetPages - 1) * set),
        phases: shape.phases,
      },
      link: {
        bytesPerSecond,
        pageHeaderBytes: shape.pageHeaderBytes,
        giveUpMs: shape.giveUpMs,
        transport: shape.transport as Scenario['link']['transport'],
        changes: shape.changes.map(({ atMs, speed }) => ({
          atMs,
          bytesPerSecond: speed * bytesPerSecond,
        })),
      },
      timing: { faultMicros: shape.faultMicros },
      limits: {
        maxSeconds: shape.maxSeconds,
        maxRounds: 12,
        cancelAtMs: shape.cancelAtMs,
        retries: shape.retries,
      },
      seed: shape.seed,
    });
  });
