import fc from 'fast-check';
import type { Scenario } from '../../src/model/types';
import { policies } from '../../src/policies/all';
import { type EditShape, editsAt } from './edits';
import { scenarioOf } from './scenarios';

/** A share that is a number as people enter them. */
const share = fc.integer({ min: 0, max: 1000 }).map((of) => of / 1000);
const ms = fc.integer({ min: 0, max: 15_000 });
const { constantFrom, integer, record, array, option } = fc;

const edits = array(
  record({
    kind: constantFrom<EditShape['kind'][]>(
      'link',
      'writes-faster',
      'pattern',
      'place',
      'pages',
      'patience',
    ),
    amount: share,
    place: share,
    atMs: ms,
  }),
  { maxLength: 4 },
);

/** Moves of all kinds and sizes that a person might set up, under every policy; any of them may break. */
export const anyMove: fc.Arbitrary<Scenario> = record({
  id: constantFrom(...Object.keys(policies)),
  pages: integer({ min: 64, max: 40_000 }),
  pageBytes: constantFrom(4096, 4096, 2 ** 21),
  zeroPageShare: fc.oneof(fc.constant(0), share),
  kind: constantFrom<Scenario['workload']['kind'][]>(
    'uniform',
    'hot-cold',
    'zipf',
    'sequential',
    'idle',
  ),
  set: share,
  /** Writes in working sets a round. */
  churn: constantFrom(0.01, 0.1, 0.4, 0.8, 1.5, 10),
  phases: array(record({ seconds: integer({ min: 1, max: 5 }), scale: share }), { maxLength: 3 }),
  roundSeconds: constantFrom(0.1, 2, 2, 9, 700),
  transport: constantFrom<Scenario['link']['transport'][]>(
    'tcp',
    'compression',
    'smb',
    'smb-direct',
  ),
  nics: integer({ min: 1, max: 4 }),
  hostProcessors: constantFrom(1, 16),
  changes: array(record({ atMs: ms, speed: constantFrom(0, 0.1, 0.5, 2) }), { maxLength: 2 }),
  giveUpMs: constantFrom(500, 120_000),
  retries: constantFrom(0, 0, 2),
  cancelAtMs: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: ms }),
  maxSeconds: constantFrom(3, 86_400, 86_400),
  /** Sizes and rates in shares of the memory and of the link. */
  disk: option(record({ size: share, rate: share, writes: share }), { freq: 3 }),
  count: constantFrom(1, 1, 1, 3),
  hosts: constantFrom(null, null, null, null, {}),
  edits: fc.oneof(fc.constant([]), edits),
  seed: integer({ min: 0, max: 1e6 }),
}).map((shape) => {
  const { pages, pageBytes, disk, count, hosts } = shape;
  const memoryBytes = pages * pageBytes;
  const bytesPerSecond = Math.min(1e11, memoryBytes / shape.roundSeconds);
  const workingSetPages = Math.max(1, Math.round(shape.set * pages));
  const isAlone = count === 1 || disk !== null || hosts !== null || shape.edits.length > 0;
  const scenario = scenarioOf({
    vm: { memoryBytes, pageBytes, zeroPageShare: shape.zeroPageShare },
    workload: {
      kind: shape.kind,
      workingSetPages,
      writesPerSecond: Math.round((shape.churn * workingSetPages) / shape.roundSeconds),
      phases: shape.phases,
    },
    link: {
      bytesPerSecond,
      transport: shape.transport,
      nics: shape.nics,
      hostProcessors: shape.hostProcessors,
      giveUpMs: shape.giveUpMs,
      changes: shape.changes.map(({ atMs, speed }) => ({
        atMs,
        bytesPerSecond: speed * bytesPerSecond,
      })),
    },
    policy: { id: shape.id },
    limits: {
      retries: shape.retries,
      cancelAtMs: shape.cancelAtMs,
      maxSeconds: shape.maxSeconds,
    },
    storage: disk
      ? {
          kind: 'shared-nothing',
          diskBytes: Math.ceil(memoryBytes * disk.size),
          diskBytesPerSecond: Math.max(1, 2 * bytesPerSecond * disk.rate),
          writeBytesPerSecond: bytesPerSecond * disk.writes,
        }
      : { kind: 'shared' },
    moves: { count: isAlone ? 1 : count },
    hosts: hosts as null,
    seed: shape.seed,
  });
  return editsAt(scenario, isAlone ? shape.edits : []);
});
