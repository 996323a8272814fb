import { describe, expect, test } from 'vitest';
import { parseQuantity, readNumeral, readingsOf } from '../../src/model/units';

describe('a number', () => {
  test.each([
    ['1.5', 1.5],
    ['1,5', 1.5],
    ['0,125', 0.125],
    ['0.125', 0.125],
    ['00,125', 0.125],
    ['1.024', 1.024],
    ['16.384', 16.384],
    ['1,0240', 1.024],
    ['1024,000', 1024],
    ['1234,567', 1234.567],
    ['1,02', 1.02],
    [',125', 0.125],
    ['.125', 0.125],
    ['5,', 5],
    ['5.', 5],
    ['1,234,567', 1234567],
    ['12,345,678,901', 12345678901],
    ['1,234,567.8', 1234567.8],
    ['1,234.5', 1234.5],
    ['999,999.999', 999999.999],
    ['-1,5', -1.5],
    ['+1,5', 1.5],
    ['-1,234,567', -1234567],
    ['1,5e3', 1500],
    ['1.5E-3', 0.0015],
    ['1,234,567e-3', 1234.567],
    [' 7 ', 7],
    ['007', 7],
  ])('written as %s is %d', (text, value) => expect(readNumeral(text)).toBe(value));

  test.each([
    ...['', ' ', ',', '.', '-', 'e3', '1e', '1e1,5', 'ten', 'NaN', 'Infinity', '0x10', '1 024'],
    ...['1,,5', '1..5', '1.5.3', '1.234.567', '1.234,5', '1,5,3', '1,23,456', '1,2345,678'],
    ...['1234,567,890', '0,123,456', '1,23.4', '1,234.', '1,234,5678', '1,234,56', '1,5 ms'],
  ])('is not %j', (text) => expect(readNumeral(text)).toBeNull());
});

describe('a comma that may separate thousands or decimals', () => {
  test.each([
    ['1,024', '1024', '1.024'],
    ['16,384 MiB', '16384 MiB', '16.384 MiB'],
    ['16,384MiB', '16384MiB', '16.384MiB'],
    [' 999,000  writes/s ', '999000 writes/s', '999.000 writes/s'],
    ['40,000/s', '40000/s', '40.000/s'],
    ['-1,024', '-1024', '-1.024'],
    ['1,024e3', '1024e3', '1.024e3'],
    ['1,000 %', '1000 %', '1.000 %'],
    ['1,000×', '1000×', '1.000×'],
    ['1,000 min', '1000 min', '1.000 min'],
    ['1,024\n\u2028GiB', '1024 GiB', '1.024 GiB'],
  ])('is found in %j, with what it can mean', (text, whole, decimal) => {
    expect(readingsOf(text)).toEqual([whole, decimal]);
    expect(readNumeral(text)).toBeNull();
    for (const unit of ['bytes', '/s', 'ms', 's', 'pages'] as const)
      expect(parseQuantity(text, unit)).toBeNull();
  });

  test.each([
    ...['1,5', '0,125', '1.024', '1,234,567', '1,234.5', '1234,567', '1,0240', '1024', ''],
    ...['1,024 bananas', '1,024,', '1,024 MiB 3', 'GiB', '1,024 <b>', 'x1,024'],
  ])('is none in %j', (text) => expect(readingsOf(text)).toBeNull());
});

test.each([
  ['1,5 GiB', 'bytes', 1.5 * 2 ** 30],
  ['1.5GiB', 'bytes', 1.5 * 2 ** 30],
  ['0,125 GiB', 'bytes', 2 ** 27],
  ['1.024 kB', 'bytes', 1024],
  ['1,234,567 B', 'bytes', 1234567],
  ['2,5 Gb/s', 'bytes/s', 312.5e6],
  ['0,5 ms', 'ms', 0.5],
  ['2,5s', 'ms', 2500],
  ['1,5 min', 's', 90],
  ['0,25 us', 'us', 0.25],
  ['1,048,576 pages', 'pages', 2 ** 20],
  ['1,5 MiB', 'pages', 384],
  ['40,5 k/s', '/s', 40500],
  ['1,5e3 ms', 'ms', 1500],
  ['1.234.567 B', 'bytes', null],
  ['1,5', 'ms', null],
] as const)('"%s" read as %s is %s', (text, unit, value) =>
  expect(parseQuantity(text, unit)).toBe(value),
);

test('long texts are read as soon as short ones', () => {
  const start = performance.now();
  for (const sign of ['1', ',', '1,', '1,000', ' ', '1 ', '.', '1\n'])
    for (const end of ['', 'x', '\n.', ' MiB', 'e'])
      for (const text of [sign.repeat(300_000) + end, `1 a${sign.repeat(300_000)}${end}`]) {
        parseQuantity(text, 'bytes');
        readingsOf(text);
        readNumeral(text);
      }
  expect(performance.now() - start).toBeLessThan(5000);
});
