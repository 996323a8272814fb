import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isForUs, readCommand } from '../../src/embed/message-schema';
import { cases, count } from '../helpers/cases';

const message = (rest: object) => ({ target: 'precopy', v: 1, ...rest });

describe('a message', () => {
  test.each([
    [{ type: 'play' }],
    [{ type: 'pause', id: 7 }],
    [{ type: 'getState', id: 'a' }],
    [{ type: 'seek', ms: 1500 }],
    [{ type: 'seek', stop: 'round3' }],
    [{ type: 'seek', position: 0.5 }],
    [{ type: 'set', params: { memory: '8GiB', seed: 3, run: true } }],
    [{ type: 'set', scenario: { v: 1 } }],
    [{ type: 'setTheme', theme: 'dark' }],
    [{ type: 'export', format: 'rounds-csv' }],
  ])('%j is a command', (rest) => {
    const { type } = rest;
    const slot = type === 'set' || type === 'export' ? { slot: 'own' } : {};
    expect(readCommand(message(rest))).toEqual({ command: message({ ...slot, ...rest }) });
  });

  test('runs are kept and forgotten by name and slot', () => {
    expect(readCommand(message({ type: 'keep' }))).toEqual({
      command: message({ type: 'keep', name: '' }),
    });
    const forget = message({ type: 'forget', slot: 'b' });
    expect(readCommand(forget)).toEqual({ command: forget });
  });

  test('to step goes one event forward unless it says otherwise', () => {
    expect(readCommand(message({ type: 'step' }))).toEqual({
      command: message({ type: 'step', by: 'event', direction: 1 }),
    });
  });

  test.each<[object, string, string]>([
    [{ type: 'explode' }, 'type', '"explode"'],
    [{ type: 'seek', ms: '1' }, 'ms', '"1"'],
    [{ type: 'seek', ms: -1 }, 'ms', '-1'],
    [{ type: 'seek', ms: NaN }, 'ms', 'NaN'],
    [{ type: 'seek', position: 2 }, 'position', '2'],
    [{ type: 'step', by: 'leap' }, 'by', '"leap"'],
    [{ type: 'setTheme', theme: 'pink' }, 'theme', '"pink"'],
    [{ type: 'play', v: 2 }, 'v', '2'],
    [{ type: 'set', params: 7 }, 'params', '7'],
    [{ type: 'set', params: {}, slot: 'd' }, 'slot', '"d"'],
    [{ type: 'forget', slot: 'own' }, 'slot', '"own"'],
    [{ type: 'set', scenario: 7 }, 'scenario', '7'],
    [{}, 'type', 'nothing'],
    [{ type: 'setTheme' }, 'theme', '""'],
    [{ type: 'set', params: { constructor: 'x' } }, 'constructor', '"x"'],
    [{ type: 'set', params: JSON.parse('{"__proto__":"x"}') as object }, '__proto__', '"x"'],
  ])('%j is answered with what is wrong', (rest, field, value) => {
    const read = readCommand(message(rest));
    expect(read).toMatchObject({ errors: [{ field, value }] });
    expect('errors' in read && read.errors[0]!.allowed).toMatch(/^[\w, -]+$/);
  });

  test('without its version is answered with that', () => {
    expect(readCommand({ target: 'precopy', type: 'play' })).toEqual({
      errors: [{ field: 'v', value: 'nothing', allowed: '1' }],
      more: 0,
    });
  });

  test.each([
    null,
    undefined,
    7,
    'slide:start',
    [],
    {},
    { target: 'other' },
    { source: 'precopy' },
  ])('%j is not for a lab', (data) => expect(isForUs(data)).toBe(false));

  test(`of ${count(100_000)} hostile ones none throws, and a prototype stays as it is`, () => {
    const key = fc.constantFrom(
      ...['type', 'v', 'id', 'ms', 'stop', 'position', 'params', 'scenario', 'theme', 'format'],
      ...['__proto__', 'constructor', 'target'],
    );
    const word = fc.constantFrom(
      ...['play', 'seek', 'set', 'export', 'getState', 'precopy', '<svg onload=alert(1)>'],
      ...['javascript:alert(1)', 'NaN', '__proto__', 'toString'],
    );
    const value = fc.oneof(word, fc.double(), fc.anything({ maxDepth: 2, maxKeys: 3 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value), { maxLength: 6 }), (pairs) => {
        // In JSON text, `__proto__` becomes an ordinary key, as in messages.
        const data: unknown = { target: 'precopy', v: 1, ...Object.fromEntries(pairs) };
        if (!isForUs(data)) return;
        const read = readCommand(data);
        if ('errors' in read) expect(read.errors.length).toBeGreaterThan(0);
        else expect(read.command.target).toBe('precopy');
      }),
      { numRuns: cases(100_000), seed: 15 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
