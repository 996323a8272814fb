import fc from 'fast-check';
import type { Edit, Scenario } from '../../src/model/types';
import { totalPages } from '../../src/model/vm';
import { scenarioOf, scenarios } from './scenarios';

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** An edit in shares of the scenario's values. */
export interface EditShape {
  kind:
    'link' | 'writes-faster' | 'pattern' | 'place' | 'pages' | 'patience' | 'cancel' | 'nothing';
  amount: number;
  place: number;
}

export const editShapes: fc.Arbitrary<EditShape> = fc.record({
  kind: fc.constantFrom(
    'link',
    'link',
    'writes-faster',
    'pattern',
    'place',
    'pages',
    'pages',
    'patience',
    'cancel',
    'nothing',
  ),
  amount: share,
  place: share,
});

function editOf(
  { kind, amount, place }: EditShape,
  { vm, workload, link }: Scenario,
): Partial<Edit> {
  const pages = totalPages(vm);
  switch (kind) {
    case 'link': {
      const bytesPerSecond = amount < 0.2 ? 0 : link.bytesPerSecond * 2 * amount;
      if (amount > 0.9) return { set: { 'link.changes': [{ atMs: 3000, bytesPerSecond }] } };
      const pageHeaderBytes = place < 0.3 ? 64 : link.pageHeaderBytes;
      if (place < 0.2) return { set: { 'link.pageHeaderBytes': pageHeaderBytes } };
      if (bytesPerSecond > 0) return { set: { 'link.bytesPerSecond': bytesPerSecond } };
      return { set: { 'link.changes': [{ atMs: 0, bytesPerSecond: 0 }] } };
    }
    case 'writes-faster':
      return {
        set: {
          'workload.writesPerSecond': Math.min(1e9, workload.writesPerSecond * 3 * amount),
          'workload.touchesPerSecond': workload.touchesPerSecond * 2 * place,
        },
      };
    case 'pattern':
      return {
        set: {
          'workload.kind': (['uniform', 'hot-cold', 'zipf', 'sequential', 'idle'] as const)[
            Math.floor(amount * 4.99)
          ],
          'workload.phases': place < 0.3 ? [{ seconds: 0.4, scale: 2 }] : workload.phases,
        },
      };
    case 'place': {
      const workingSetPages = Math.max(1, Math.round(amount * pages));
      const firstPage = Math.floor(place * (pages - workingSetPages));
      return {
        set: {
          'workload.workingSetPages': workingSetPages,
          'workload.firstPage': firstPage,
          'workload.sweepFrom': 0,
        },
      };
    }
    case 'pages': {
      const firstPage = Math.floor(place * (pages - 1));
      const range = (from: number, share: number) => ({
        firstPage: from,
        pages: Math.max(1, Math.floor(share * (pages - from))),
      });
      return { writes: [range(firstPage, amount), range(0, amount / 10)] };
    }
    case 'patience':
      return { set: { 'link.giveUpMs': amount * 2000, 'link.roundTripMs': place * 100 } };
    case 'cancel':
      return amount < 0.4 ? { cancel: true } : {};
    case 'nothing':
      return { set: { 'link.roundTripMs': link.roundTripMs } };
  }
}

/** The scenario with more valid edits, in order of time. */
export const editsAt = (
  scenario: Scenario,
  list: readonly (EditShape & { atMs: number })[],
): Scenario =>
  list
    .toSorted((a, b) => a.atMs - b.atMs)
    .reduce((before, shape) => {
      const edits = [...before.edits, { atMs: shape.atMs, ...editOf(shape, scenario) }];
      return scenarioOf({ ...before, edits } as never);
    }, scenario);

/** Scenarios of all kinds, a third of them with edits. */
export const editedScenarios: fc.Arbitrary<Scenario> = fc
  .tuple(
    scenarios,
    fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      {
        weight: 1,
        arbitrary: fc.array(fc.tuple(editShapes, fc.double({ min: 0, max: 8000, noNaN: true })), {
          minLength: 1,
          maxLength: 4,
        }),
      },
    ),
  )
  .map(([scenario, list]) =>
    editsAt(
      scenario,
      list.map(([shape, atMs]) => ({ ...shape, atMs })),
    ),
  );
