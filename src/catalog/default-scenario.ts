import type { Scenario } from '../model/types';

/**
 * The scenario that `{ "v": 1 }` stands for, written out: the page opens with it before the fields
 * and their checks are loaded. A test holds the two against each other.
 */
export function defaultScenario(): Scenario {
  return {
    v: 1,
    vm: {
      memoryBytes: 17179869184,
      pageBytes: 4096,
      zeroPageShare: 0,
      filledFirstPage: null,
      filledPages: null,
      deviceStateBytes: 4194304,
      vcpus: 4,
    },
    workload: {
      kind: 'hot-cold',
      writesPerSecond: 40000,
      workingSetPages: 1048576,
      firstPage: 0,
      hotPageShare: 0.1,
      hotWriteShare: 0.9,
      hotLayout: 'scattered',
      pace: 'cpu',
      sweepFrom: 0,
      exponent: 1,
      phases: [],
      compressRatio: 2,
      deltaBytes: 200,
      touchesPerSecond: 160000,
    },
    link: {
      bytesPerSecond: 1187500000,
      roundTripMs: 0.2,
      pageHeaderBytes: 8,
      transport: 'tcp',
      nics: 1,
      giveUpMs: 120000,
      compressBytesPerSecond: 1200000000,
      smbLimitBytesPerSecond: null,
      changes: [],
    },
    policy: { id: 'hyper-v', options: { maxPasses: 10, thresholdPages: 4096 } },
    timing: { setupMs: 1500, resumeMs: 10, cleanupMs: 1500, announceMs: 50, faultMicros: 5 },
    limits: { maxSeconds: 3600, maxRounds: 1000, cancelAtMs: null, retries: 0 },
    storage: {
      kind: 'shared',
      diskBytes: 42949672960,
      writeBytesPerSecond: 10000000,
      diskBytesPerSecond: 400000000,
    },
    hosts: null,
    moves: { count: 1, limit: null, streamBytesPerSecond: null },
    seed: 1,
  };
}
