import { describe, expect, test } from 'vitest';
import { readVmLines } from '../../src/catalog/vm-lines';
import { drainText } from '../../src/text/drain';

const GIB = 2 ** 30;
const read = (text: string) => readVmLines(text, { writesPerSecond: 77 });

describe('a pasted line', () => {
  test.each([
    ['SQL01 32GiB 20000 high', ['SQL01', 32 * GIB, 20_000, 'high']],
    ['SQL01 32 GiB 20000 High', ['SQL01', 32 * GIB, 20_000, 'high']],
    ['SQL01\t32 GiB\t20k/s\tLow', ['SQL01', 32 * GIB, 20_000, 'low']],
    ['SQL01 512 MiB 1.5k', ['SQL01', 512 * 2 ** 20, 1500, 'medium']],
    ['File server;8;;low', ['File server', 8 * GIB, 77, 'low']],
    ['"File server" 8 300', ['File server', 8 * GIB, 300, 'medium']],
    ['WEB 4', ['WEB', 4 * GIB, 77, 'medium']],
    ['WEB 4 low', ['WEB', 4 * GIB, 77, 'low']],
    ['WEB 4 GB 0', ['WEB', 4e9, 0, 'medium']],
    ['SQL01,32,20000,high', ['SQL01', 32 * GIB, 20_000, 'high']],
    ['SQL01, 32 GiB, , low', ['SQL01', 32 * GIB, 77, 'low']],
    ['"SQL01","32","500"', ['SQL01', 32 * GIB, 500, 'medium']],
    ['WEB 1,5', ['WEB', 1.5 * GIB, 77, 'medium']],
    ['WEB 1.3', ['WEB', Math.round(1.3 * GIB), 77, 'medium']],
  ])('%j is read', (line, [name, memoryBytes, writesPerSecond, priority]) => {
    expect(read(line)).toEqual({
      vms: [{ name, memoryBytes, writesPerSecond, priority }],
      faults: [],
    });
  });

  test.each([
    ['WEB', 'columns', 'WEB'],
    ['a;1;2;low;5', 'columns', 'a;1;2;low;5'],
    ['WEB many 300', 'memory', 'many'],
    ['WEB;1,024;300', 'memory', '1,024'],
    ['WEB,16,384', 'memory', '16,384'],
    ['WEB,4,20,000,high', 'memory', '20,000'],
    ['WEB;0;300', 'memory', '0'],
    ['WEB;5 lb', 'memory', '5 lb'],
    ['WEB;4;often', 'writes', 'often'],
    ['WEB;4;-1', 'writes', '-1'],
    ['WEB 4 300 urgent', 'priority', 'urgent'],
    [`${'n'.repeat(121)};4`, 'name', 'n'.repeat(121)],
  ] as const)('%j is refused, and the line is named', (line, code, text) => {
    const { vms, faults } = read(`DC01 4\n\n${line}\nDC02 4\r\n`);
    expect(vms.map(({ name }) => name)).toEqual(['DC01', 'DC02']);
    expect(faults).toEqual([{ line: 3, code, text }]);
    expect(drainText.paste.faults[code](3, text)).toMatch(/^Line 3: /);
  });
});

test('a heading and empty lines are passed over', () => {
  expect(read('\nName\tMemory\tWrites\nDC01\t4\t10\n\n').vms).toHaveLength(1);
  expect(read('Name  MemoryGiB\n----  ---------\nDC01  4').vms).toHaveLength(1);
  expect(read('"VM","Memory"\n"DC01","4"').vms).toHaveLength(1);
  expect(read('\n  \n')).toEqual({ vms: [], faults: [] });
});
