import { afterEach, expect, test } from 'vitest';
import { duration } from '../../src/text/format';
import { type Language, messages, missingMessages, speak } from '../../src/text/language';
import { keys, pseudo } from '../../src/text/pseudo';
import { plain, stretches } from '../../src/text/rich';

const ENGLISH: Language = { tag: 'en', numbers: 'en', messages: {} };
afterEach(() => speak(ENGLISH));

const greeting = messages('greeting', {
  hello: 'Hello',
  lasts: (ms: number) => `It lasts [${duration(ms)}](good number:blackout).`,
  stages: { setup: 'Setup', state: 'State' },
});

test('another language says what it has, in its numbers, and the rest in English, which is counted', () => {
  speak({
    tag: 'de',
    numbers: 'de',
    messages: {
      greeting: {
        lasts: (ms: number) => `Es dauert ${duration(ms)}.`,
        stages: { setup: 'Aufbau' },
      },
    },
  });
  expect(greeting.lasts(23.5)).toBe('Es dauert 23,5 ms.');
  expect(greeting.stages.setup).toBe('Aufbau');
  expect(missingMessages()).toEqual([]);
  expect(greeting.hello).toBe('Hello');
  expect(greeting.stages.state).toBe('State');
  expect(missingMessages()).toEqual(['greeting.hello', 'greeting.stages.state']);
});

test('the pseudo-locale lengthens words and leaves numbers and marks alone', () => {
  speak(pseudo);
  const said = greeting.lasts(23.5);
  expect(said).toMatch(/^⟦.*\[23\.5 ms\]\(good number:blackout\).*⟧$/);
  expect(said.length).toBeGreaterThan('It lasts [23.5 ms](good number:blackout).'.length * 1.25);
  expect(greeting.hello).toMatch(/^⟦Ĥéļļö/);
});

test('keys stand for messages', () => {
  speak(keys);
  expect([greeting.hello, greeting.lasts(1), greeting.stages.state]).toEqual([
    'greeting.hello',
    'greeting.lasts',
    'greeting.stages.state',
  ]);
});

test('marked words are found, and other brackets stay', () => {
  expect(stretches('[Lost:](bad) see [1] (2), [1 s](good number:pull).')).toEqual([
    { words: 'Lost:', tone: 'bad' },
    { words: ' see [1] (2), ' },
    { words: '1 s', tone: 'good', number: 'pull' },
    { words: '.' },
  ]);
  expect(stretches('[--csv](code)')).toEqual([{ words: '--csv', isCode: true }]);
  expect(plain('[Lost:](bad) see [1] (2)')).toBe('Lost: see [1] (2)');
  expect(stretches('Of [its log](link:source)')).toEqual([
    { words: 'Of ' },
    { words: 'its log', link: 'source' },
  ]);
});
