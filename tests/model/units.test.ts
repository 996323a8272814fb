import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNumeral } from '../../src/model/numerals';
import { parseQuantity, readingsOf, writeQuantity } from '../../src/model/units';
import { cases } from '../helpers/cases';

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
    expect(readingsOf(text)).toEqual({ why: 'comma', both: [whole, decimal] });
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

describe('units as the tools of the field print them', () => {
  const GIB = 2 ** 30;
  test.each([
    // Kubernetes, QEMU, libvirt.
    ['64Gi', 'bytes', 64 * GIB],
    ['64G', 'bytes', 64 * GIB],
    ['512M', 'bytes', GIB / 2],
    ['512 Mi', 'bytes', GIB / 2],
    ['64K', 'bytes', 65536],
    ['2T', 'bytes', 2048 * GIB],
    ['1,5G', 'bytes', 1.5 * GIB],
    ['16777216 KiB', 'bytes', 16 * GIB],
    ['4G', 'pages', 2 ** 20],
    // Links.
    ['9.38 Gbits/sec', 'bytes/s', 1.1725e9],
    ['10 gbit/s', 'bytes/s', 1.25e9],
    ['10Gbit', 'bytes/s', null],
    ['866.83 mbps', 'bytes/s', 866.83 * 125e3],
    ['866.83 Mbps', 'bytes/s', 866.83 * 125e3],
    ['866.83 MBPS', 'bytes/s', 866.83 * 125e3],
    ['100 KBITS/SEC', 'bytes/s', 12500],
    ['5 b/sec', 'bytes/s', 0.625],
    ['120 MB/sec', 'bytes/s', 120e6],
    ['200 MiB/s', 'bytes/s', 200 * 2 ** 20],
    // Writes, of pages of 4 KiB.
    ['200 MiB/s', '/s', 51200],
    ['409.6 MB/s', '/s', 100_000],
    ['4 kB/s', '/s', 0.9765625],
    ['40 k/s', '/s', 40_000],
    ['100 Mb/s', '/s', null],
    ['10G', '/s', null],
    ['10G', 'ms', null],
    ['64g', 'bytes', null],
    ['64Gib', 'bytes', null],
  ] as const)('"%s" read as %s is %s', (text, unit, value) => {
    expect(parseQuantity(text, unit)).toBe(value);
    expect(readingsOf(text, unit)).toBeNull();
  });

  test.each([
    ['10GbE', 1.25e9],
    ['2.5 GbE', 312.5e6],
    ['10gbe', 1.25e9],
    ['1G', 1.25e8],
    ['100M', 12.5e6],
  ])('the link %s carries %d bytes a second', (text, value) =>
    expect(parseQuantity(text, 'bytes/s', 4096, true)).toBe(value),
  );

  test('writes in bytes are counted in the pages of the VM', () => {
    expect(parseQuantity('200 MiB/s', '/s', 2 ** 21)).toBe(100);
  });

  test.each([
    ['1G', '1 GiB/s', '1 Gb/s', false],
    ['100 MBps', '100 MB/s', '100 Mb/s', true],
    ['100 MBps', '100 MB/s', '100 Mb/s', false],
    ['8kBps', '8 kB/s', '8 kb/s', true],
    ['5 Bps', '5 B/s', '5 b/s', true],
    ['1,5 gb/s', '1,5 GB/s', '1,5 Gb/s', true],
    ['512 mb/sec', '512 MB/s', '512 Mb/s', true],
  ])('"%s" can be %s or %s, and is none of them', (text, one, other, isLink) => {
    expect(parseQuantity(text, 'bytes/s', 4096, isLink)).toBeNull();
    expect(readingsOf(text, 'bytes/s', isLink)).toEqual({ why: 'unit', both: [one, other] });
    for (const reading of [one, other])
      expect(parseQuantity(reading, 'bytes/s', 4096, isLink)).toBeGreaterThan(0);
  });

  test('what is written is read as it was', () => {
    const units = fc.constantFrom('bytes', 'bytes/s', 'pages', '/s', 'ms', 's', 'us');
    const values = fc.oneof(
      fc.integer({ min: 0, max: 2 ** 46 }),
      fc.integer({ min: 0, max: 46 }).map((power) => 2 ** power),
      fc.integer({ min: 0, max: 1e9 }).map((value) => value * 125),
    );
    fc.assert(
      fc.property(units, values, fc.constantFrom('', ' '), (unit, value, space) => {
        const text = writeQuantity(value, unit, space);
        expect(readNumeral(text) ?? parseQuantity(text, unit)).toBe(value);
        expect(readNumeral(text) ?? parseQuantity(text, unit, 4096, true)).toBe(value);
      }),
      { numRuns: cases(5000) },
    );
  });
});

test('long texts are read as soon as short ones', () => {
  const start = performance.now();
  for (const sign of ['1', ',', '1,', '1,000', ' ', '1 ', '.', '1\n'])
    for (const end of ['', 'x', '\n.', ' MiB', 'e'])
      for (const text of [sign.repeat(300_000) + end, `1 a${sign.repeat(300_000)}${end}`]) {
        parseQuantity(text, 'bytes');
        readingsOf(text);
        readingsOf(text, 'bytes/s');
        readNumeral(text);
      }
  expect(performance.now() - start).toBeLessThan(5000);
});
