import type { Field } from '../model/scenario/kinds';
import { readNumeral } from '../model/numerals';
import { writeQuantity } from '../model/units';

/** A value as text for a link or for `--set`. `readText` gives exactly the same value back. */
export function writeText(value: unknown, field: Field): string {
  switch (field.kind) {
    case 'list':
    case 'record':
    case 'own':
      return JSON.stringify(value);
    case 'names':
    case 'networks':
      // A link encodes the rest.
      return (value as string[]).map((name) => name.replace(/[%,]/g, encodeURIComponent)).join(',');
    default:
      return typeof value === 'number' && 'unit' in field
        ? writeQuantity(value, field.unit!)
        : String(value);
  }
}

/** The value of a text. Text that is not a value stays text, and the checks refuse it. */
export function readText(text: string, field: Field): unknown {
  switch (field.kind) {
    case 'flag':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'names':
    case 'networks':
      return text === '' ? [] : text.split(',').map(decode);
    case 'list':
    case 'record':
    case 'own':
      return parse(text);
    default:
      if (!('unit' in field)) return text;
      return text === 'null' ? null : (readNumeral(text) ?? text);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
