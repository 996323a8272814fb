import { FIELDS } from '../model/scenario/fields';
import { type MovePriority, type MoveVm, PRIORITIES } from '../model/scenario/move';
import { readNumber } from '../model/scenario/numbers';
import { TEXTS } from '../model/scenario/texts';
import { type Readings, readNumeral } from '../model/numerals';
import { parseQuantity, readingsOf } from '../model/units';

/** What is wrong with a line; `text` is the part of it that was not understood. */
export interface LineFault {
  /** 1 for the first. */
  line: number;
  code: 'columns' | 'name' | 'memory' | 'writes' | 'priority';
  text: string;
}

/** VMs that were pasted: without seeds, which stand for their order. */
export type PastedVm = Omit<MoveVm, 'seed'>;

const GIB = 2 ** 30;

/** Name, memory, writes and priority between spaces; a name with spaces stands in quotes. */
const LINE =
  /^("[^"]*"|\S+)\s+([\d.,]+(?:\s*[KMGT]i?B)?)(?:\s+([\d.,]+\s*[kM]?(?:\s*(?:writes)?\/s)?))?(?:\s+([A-Za-z]+))?$/i;

/** Reads lines of name, memory, writes a second and priority, as spreadsheets and people write them. */
export function readVmLines(
  text: string,
  defaults: Pick<PastedVm, 'writesPerSecond'>,
): { vms: PastedVm[]; faults: LineFault[] } {
  const vms: PastedVm[] = [];
  const faults: LineFault[] = [];
  text.split(/\r?\n/).forEach((written, index) => {
    if (isRule(written) || (vms.length + faults.length === 0 && isHeading(written))) return;
    const read = readLine(written.trim(), defaults);
    if ('code' in read) faults.push({ line: index + 1, ...read });
    else vms.push(read);
  });
  return { vms, faults };
}

/** A first line without any number names the columns. */
const isHeading = (line: string) => !/\d/.test(line) && /name|\bvms?\b/i.test(line);

/** An empty line, or the dashes that PowerShell writes below its headings. */
const isRule = (line: string) => /^[\s,;"-]*$/.test(line);

function readLine(
  line: string,
  defaults: Pick<PastedVm, 'writesPerSecond'>,
): PastedVm | Omit<LineFault, 'line'> {
  const cells = cellsOf(line);
  if (cells.length < 2 || cells.length > 4) return { code: 'columns', text: line };
  const [name = '', memory = '', writes = '', rank = ''] = cells;
  const memoryBytes = readMemory(memory);
  if (readName(name) === null) return { code: 'name', text: name };
  if (memoryBytes === null) return { code: 'memory', text: memory };
  const writesPerSecond = writes ? readWrites(writes) : defaults.writesPerSecond;
  if (writesPerSecond === null) return { code: 'writes', text: writes };
  const priority = rank ? rank.toLowerCase() : 'medium';
  if (!isPriority(priority)) return { code: 'priority', text: rank };
  return { name, memoryBytes, writesPerSecond, priority };
}

/** A comma after the name separates cells. */
const BY_COMMAS = /^(?:"[^"]*"|[^\s",]+)\s*,/;

/** Numbers between commas that may be one number with a comma in it. */
const ONE_OR_TWO = /,\s*(\d{1,3},\d{3})\s*(?:,|$)/;

/** The cells of a line: between tabs, semicolons or commas, or between spaces where there are none. */
function cellsOf(line: string): string[] {
  const isByCommas = !/[\t;]/.test(line) && BY_COMMAS.test(line);
  const unsure = isByCommas && ONE_OR_TWO.exec(line);
  if (unsure) return [line.slice(0, line.indexOf(',')), unsure[1]!];
  const separator = isByCommas ? ',' : ['\t', ';'].find((each) => line.includes(each));
  const [, ...found] = (!separator && LINE.exec(line)) || [];
  const cells = found.length ? found : line.split(separator ?? /\s+/);
  return cells.map((cell) => (cell ?? '').trim().replace(/^"(.*)"$/, '$1'));
}

/** The name of a VM. Null for what is not allowed. */
export const readName = (text: string): string | null =>
  TEXTS.optional.isFine(text) ? text.trim() : null;

/** The size of a VM's memory, bytes; a number alone is in GiB. Null for what is not allowed. */
export function readMemory(text: string): number | null {
  const number = readNumeral(text);
  const bytes = number === null ? parseQuantity(text, 'bytes') : Math.round(number * GIB);
  return readNumber(bytes, FIELDS['vm.memoryBytes']);
}

/** Writes a second. Null for what is not allowed. */
export function readWrites(text: string): number | null {
  const number = readNumeral(text) ?? parseQuantity(text.replace(/\s*([kM])$/, ' $1/s'), '/s');
  return readNumber(number, FIELDS['workload.writesPerSecond']);
}

/** Both things that a refused size or rate can mean; null if it is refused for another reason. */
export const vmReadings = (column: string, text: string): Readings | null =>
  column === 'memory' || column === 'writes'
    ? readingsOf(text, column === 'memory' ? 'bytes' : '/s')
    : null;

const isPriority = (word: string): word is MovePriority =>
  (PRIORITIES as readonly string[]).includes(word);
