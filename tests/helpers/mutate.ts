import type { Random } from './random';

/** Inserted into texts: values that are hard to read, and markup. */
const ODD = [
  ...['NaN', '-0', '1e999', '-1', '0', '9007199254740993', 'null', 'true', '""', '[]', '{}'],
  ...['{"__proto__":{"x":1}}', 'constructor', '__proto__', '<svg onload=alert(1)>', '"><script>'],
  ...['javascript:alert(1)', '%', '%00', '%E0%A4%A', '&', '=', '#', '?', ',', ';', '\0', '\u202e'],
  ...['\ud800', 'é', '🙂', 'A'.repeat(5000), '9'.repeat(400), '['.repeat(2000), ' ', '\n'],
];

const CHANGES: readonly ((text: string, random: Random) => string)[] = [
  // An odd text at some place, or in place of some part.
  (text, random) => splice(text, random.below(text.length + 1), 0, random.of(ODD)),
  (text, random) => splice(text, ...piece(text, random), random.of(ODD)),
  // A part is removed, repeated or moved.
  (text, random) => splice(text, ...piece(text, random), ''),
  (text, random) => splice(text, random.below(text.length + 1), 0, cut(text, random)),
  // Replaces a character.
  (text, random) =>
    splice(text, random.below(text.length), 1, String.fromCharCode(random.below(0x250))),
  // Replaces a digit.
  (text, random) =>
    text.replace(/\d/g, (digit) => (random.next() < 0.2 ? `${random.below(10)}` : digit)),
  // Cut off.
  (text, random) => text.slice(0, random.below(text.length)),
];

const splice = (text: string, from: number, length: number, put: string) =>
  text.slice(0, from) + put + text.slice(from + length);

function piece(text: string, random: Random): [from: number, length: number] {
  return [random.below(text.length), random.below(Math.min(text.length, 40))];
}

function cut(text: string, random: Random): string {
  const [from, length] = piece(text, random);
  return text.slice(from, from + length);
}

/** Makes one to six changes to a text without regard to its meaning. */
export function mutate(text: string, random: Random): string {
  let changed = text;
  for (let left = 1 + random.below(6); left > 0; left--)
    changed = random.of(CHANGES)(changed, random);
  return changed;
}
