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
  /** Commands that the output goes on to. */
  then?: readonly Command[];
  /** Parameters that take no value. */
  switches?: readonly string[];
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

/** A line to paste: user text always stands in single quotes, in which nothing is expanded. */
export function render({ cmdlet, parameters, switches = [], then = [] }: Command): string {
  const words = [
    cmdlet,
    ...parameters.map(([name, value]) => `-${name} ${renderValue(value)}`),
    ...switches.map((name) => `-${name}`),
  ];
  return [words.join(' '), ...then.map(render)].join(' | ');
}

function renderValue(value: Value): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '$true' : '$false';
  if (typeof value === 'string') return quote(value);
  return 'expression' in value ? value.expression : value.map(quote).join(', ');
}

/** Quotes text for PowerShell, which takes typographic single quotes for plain ones. */
export function quote(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}
