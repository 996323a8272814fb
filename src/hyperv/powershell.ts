/** A value of a parameter. */
export type Value =
  | string
  | number
  | boolean
  | readonly string[]
  /** An expression that PowerShell evaluates, such as a command in parentheses; never a user's text. */
  | { expression: string };

/** One command: a cmdlet and its parameters, in order. */
export interface Command {
  cmdlet: string;
  parameters: readonly (readonly [name: string, value: Value])[];
  /** Commands that get the output through a pipe. */
  then?: readonly Command[];
  /** Parameters that take no value. */
  switches?: readonly string[];
  /** Values without a name, right behind the command: what programs of Windows take. */
  words?: readonly Value[];
  /** A property of the result: shown, or set if there is a value. */
  property?: { name: string; value?: Value };
}

/** Makes a command; parameters whose value is undefined are left out. */
export function command(
  cmdlet: string,
  parameters: Readonly<Record<string, Value | undefined>> = {},
  switches: readonly string[] = [],
): Command {
  const given = Object.entries(parameters).filter(
    (entry): entry is [string, Value] => entry[1] !== undefined,
  );
  return { cmdlet, parameters: given, switches };
}

/** The same command, its result as a list of some properties. */
export const listing = (made: Command, ...Property: string[]): Command => ({
  ...made,
  then: [command('Format-List', { Property })],
});

/** Shows a property of what a command returns, or sets it. */
export const property = (made: Command, name: string, value?: Value): Command => ({
  ...made,
  property: { name, value },
});

/** A program of Windows, with words behind its name. */
export const program = (
  name: string,
  words: readonly Value[],
  parameters: Readonly<Record<string, Value>> = {},
): Command => ({ ...command(name, parameters), words });

/** A line to paste: user text always stands in single quotes, in which nothing is expanded. */
export function render(made: Command): string {
  const { cmdlet, parameters, switches = [], words = [], then = [], property } = made;
  const line = [
    cmdlet,
    ...words.map(renderValue),
    ...parameters.map(([name, value]) => `-${name} ${renderValue(value)}`),
    ...switches.map((name) => `-${name}`),
  ].join(' ');
  if (!property) return [line, ...then.map(render)].join(' | ');
  const { name, value } = property;
  return `(${line}).${name}${value === undefined ? '' : ` = ${renderValue(value)}`}`;
}

function renderValue(value: Value): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '$true' : '$false';
  if (typeof value === 'string') return quoteString(value);
  return 'expression' in value ? value.expression : value.map(quoteString).join(', ');
}

/** Quotes text for PowerShell, which takes typographic single quotes for plain ones. */
export function quoteString(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}
