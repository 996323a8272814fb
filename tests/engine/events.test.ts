import { describe, expect, test } from 'vitest';
import type { ScenarioInput } from '../../src/catalog/scenario-input';
import { simulate } from '../../src/engine/simulate';
import { eventsOf } from '../../src/model/events';
import { editsDone } from '../../src/model/written';
import type { MigrationResult } from '../../src/model/types';
import { LABELS } from '../../src/policies/labels';
import { eventsText } from '../../src/text/events';
import { narrate } from '../../src/views/watch/narrate';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

const core = await newCore();

function tell(input: Omit<ScenarioInput, 'v'>) {
  const vm = { memoryBytes: 64 * 2 ** 20 };
  const result = simulate(core, scenarioOf({ vm, ...input }));
  const events = eventsOf(result);
  return { result, events, told: events.map((event) => narrate(event, result)) };
}

describe('the story of a run', () => {
  test('is in order and ends with it', () => {
    const { result, events, told } = tell({});
    expect(events.map(({ ms }) => ms)).toEqual(
      [...events.map(({ ms }) => ms)].sort((a, b) => a - b),
    );
    expect(events.map(({ kind }) => kind).join(' ')).toMatch(
      /^begin (round sync )+pause resume announced end$/,
    );
    expect(events.at(-1)!.ms).toBeCloseTo(result.totalMs, 6);
    expect(told[1]).toBe('Round 0 begins: all 16,384 pages must be sent while the VM runs.');
    expect(told.at(-3)).toMatch(/^The VM runs at the destination after a blackout of /);
  });

  test.each(Object.keys(LABELS))('of %s is told without gaps', (id) => {
    const { told } = tell({ policy: { id }, limits: { maxRounds: 30 } });
    expect(told.length).toBeGreaterThanOrEqual(4);
    for (const sentence of told) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(sentence).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  test('of post-copy has the pull, and of a lost guest the loss', () => {
    const { events } = tell({ policy: { id: 'post-copy' } });
    expect(events.map(({ kind }) => kind)).toEqual([
      'begin',
      'pause',
      'resume',
      'announced',
      'pulled',
      'end',
    ]);
    const cut = [{ atMs: 1530, bytesPerSecond: 0 }];
    const { told } = tell({ policy: { id: 'post-copy' }, link: { changes: cut } });
    expect(told).toContain('The link is cut.');
    expect(told.at(-1)).toBe(eventsText.end.lost);
  });

  test('of a cancelled move says where the guest is', () => {
    const { told } = tell({ limits: { cancelAtMs: 1510 } });
    expect(told.at(-2)).toBe('The move is given up: the move was cancelled.');
    expect(told.at(-1)).toBe(eventsText.end.stayed);
  });
});

describe('strokes that a run does not execute', () => {
  const inputs: Record<string, Omit<ScenarioInput, 'v'>> = {
    'after the pause': {},
    'in a pause that is all of the move': { policy: { id: 'stop-and-copy' } },
    'in the pause before a pull': { policy: { id: 'post-copy' } },
    'after a cancelled move': { limits: { cancelAtMs: 600 } },
  };
  const pagesIn = ({ rounds, bytesSent }: MigrationResult) => [
    rounds.map(({ pagesSent, pagesDirtied }) => [pagesSent, pagesDirtied]),
    bytesSent,
  ];
  test.each(Object.entries(inputs))('%s change nothing and are not told', (_, input) => {
    const { result } = tell(input);
    const writes = [{ firstPage: 0, pages: 4096 }];
    const shares = Array.from({ length: 40 }, (_, index) => index / 38);
    const kinds = shares.map((share) => {
      const edits = [{ atMs: share * result.totalMs, writes }];
      const drawn = tell({ ...input, edits });
      const isDone = editsDone(edits, drawn.result).some((edit) => edit.writes);
      expect(drawn.events.some(({ kind }) => kind === 'edit')).toBe(isDone);
      if (!isDone) expect(pagesIn(drawn.result)).toEqual(pagesIn(result));
      return isDone;
    });
    expect(new Set(kinds).size).toBe(2);
  });
});
