import { afterEach, describe, expect, test } from 'vitest';
import { speak } from '../../src/text/language';
import { readTyped, typedReadingsOf } from '../../src/views/controls/numeral';
import { type Shown, show } from '../../src/views/controls/show';

const speakWithNumbersOf = (numbers: string) => speak({ tag: 'en', numbers, messages: {} });
afterEach(() => speakWithNumbersOf('en'));

describe('in a language that puts points between thousands', () => {
  test.each<[text: string, unit: Shown, value: number | null]>([
    ['1.234.567', '/s', 1_234_567],
    ['1.234,5 /s', '/s', 1234.5],
    ['1,5 GiB', 'bytes', 1.5 * 2 ** 30],
    ['1.5 GiB', 'bytes', 1.5 * 2 ** 30],
    ['12,5 %', 'share', 0.125],
    ['0.125', 'ms', 0.125],
    ['16,384 MiB', 'bytes', Math.round(16.384 * 2 ** 20)],
    ['16.384', 'pages', null],
    ['16.384 MiB', 'bytes', null],
    ['1.024', 'count', null],
  ])('%s in %s is read as %d', (text, unit, value) => {
    speakWithNumbersOf('de');
    expect(readTyped(text, unit, show(unit, 1))).toBe(value);
  });

  test('what can be two numbers is told as both, and each of them can be typed', () => {
    speakWithNumbersOf('de');
    const readings = typedReadingsOf('16.384 MiB', 'bytes')!.both;
    expect(readings).toEqual(['16384 MiB', '16,384 MiB']);
    const values = readings.map((text) => readTyped(text, 'bytes', show('bytes', 1)));
    expect(values).toEqual([2 ** 34, Math.round(16.384 * 2 ** 20)]);
  });
});

test('in English a point is decimal, and a comma that may mean thousands is told', () => {
  expect(readTyped('16.384 MiB', 'bytes', '1 B')).toBe(Math.round(16.384 * 2 ** 20));
  expect(readTyped('16,384 MiB', 'bytes', '1 B')).toBeNull();
  expect(typedReadingsOf('16,384 MiB', 'bytes')!.both).toEqual(['16384 MiB', '16.384 MiB']);
});
