/** A value after a parameter, or alone. */
export type ParsedValue =
  | string
  | number
  | boolean
  | null
  | { word: string }
  | { pipeline: ParsedCommand[]; member?: string }
  | { table: [key: string, values: ParsedValue[]][] };

export interface ParsedCommand {
  cmdlet: string;
  positional: ParsedValue[];
  parameters: [name: string, values: ParsedValue[]][];
  /** The property of the result that is shown or set. */
  property?: { name: string; value?: ParsedValue };
}

type Token =
  | { kind: 'text' | 'constant' | 'parameter' | 'word' | 'member'; text: string }
  | { kind: '|' | ',' | '(' | ')' | '@{' | '}' | '=' };

/** PowerShell accepts any of these as a single quote: about_Quoting_Rules. */
const QUOTES = "'\u2018\u2019\u201a\u201b";
const ENDS = ' |,)}=';
/** The characters that may follow a token directly if they do not end it. */
const FOLLOWS: Partial<Record<Token['kind'], string>> = {
  ')': `${ENDS}.`,
  '|': 'anything',
  ',': 'anything',
  '(': 'anything',
  '@{': 'anything',
  '=': 'anything',
};

/**
 * Parses one line of the small part of PowerShell that is generated here. A line is a property of
 * a command in parentheses, shown or set, or pipelines of commands. Values are quoted text,
 * numbers, $true, $false and $null, bare words, lists, commands in parentheses (with at most one
 * member) and hash tables of one key. Throws on everything else, such as any variable, backtick,
 * semicolon, double quote, line break, or unquoted character outside ASCII.
 */
export function parseLine(line: string): ParsedCommand[] {
  const tokens = tokenize(line);
  const [commands, next] = tokens[0]?.kind === '(' ? property(tokens) : pipeline(tokens, 0);
  if (next < tokens.length) throw new SyntaxError(`Too much: ${JSON.stringify(tokens[next])}`);
  return commands;
}

function tokenize(line: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < line.length) {
    if (line[at] === ' ') {
      at++;
      continue;
    }
    const [token, end] = tokenAt(line, at);
    const mayFollow = FOLLOWS[token.kind] ?? ENDS;
    if (end < line.length && mayFollow !== 'anything' && !mayFollow.includes(line[end]!))
      throw new SyntaxError(`Nothing may follow at ${end} in: ${line}`);
    tokens.push(token);
    at = end;
  }
  return tokens;
}

function tokenAt(line: string, at: number): [Token, number] {
  if (QUOTES.includes(line[at]!)) return quoted(line, at);
  const rest = line.slice(at);
  const mark = /^(@\{|[|,()}=])/.exec(rest)?.[1];
  if (mark) return [{ kind: mark as '|' }, at + mark.length];
  const constant = /^\$(true|false|null)/.exec(rest)?.[1];
  if (constant) return [{ kind: 'constant', text: constant }, at + constant.length + 1];
  const parameter = /^-([A-Za-z]\w*)/.exec(rest)?.[1];
  if (parameter) return [{ kind: 'parameter', text: parameter }, at + parameter.length + 1];
  const member = line[at - 1] === ')' ? /^\.([A-Za-z]\w*)/.exec(rest)?.[1] : undefined;
  if (member) return [{ kind: 'member', text: member }, at + member.length + 1];
  const word = /^(-?\d+(\.\d+)?(?!\w)|[A-Za-z0-9][A-Za-z0-9-]*)/.exec(rest)?.[0];
  if (word) return [{ kind: 'word', text: word }, at + word.length];
  throw new SyntaxError(`Not understood at ${at} in: ${line}`);
}

/** Text in single quotes; two quotes in a row, of any kind, stand for the second. */
function quoted(line: string, start: number): [Token, number] {
  let text = '';
  for (let at = start + 1; at < line.length; at++) {
    if (QUOTES.includes(line[at]!)) {
      if (at + 1 === line.length || !QUOTES.includes(line[at + 1]!))
        return [{ kind: 'text', text }, at + 1];
      at++;
    }
    text += line[at];
  }
  throw new SyntaxError(`A quote is not closed in: ${line}`);
}

/** A property of a command's result, with or without a value for it. */
function property(tokens: readonly Token[]): [ParsedCommand[], number] {
  const [made, end] = oneCommand(tokens, 1);
  const member = tokens[end + 1];
  if (tokens[end]?.kind !== ')' || member?.kind !== 'member')
    throw new SyntaxError('A command in parentheses needs a property.');
  const { text: name } = member;
  if (tokens[end + 2]?.kind !== '=') return [[{ ...made, property: { name } }], end + 2];
  const [value, next] = oneValue(tokens, end + 3);
  return [[{ ...made, property: { name, value } }], next];
}

function pipeline(tokens: readonly Token[], start: number): [ParsedCommand[], number] {
  const commands: ParsedCommand[] = [];
  let at = start;
  do {
    const [command, next] = oneCommand(tokens, at === start ? at : at + 1);
    commands.push(command);
    at = next;
  } while (tokens[at]?.kind === '|');
  return [commands, at];
}

function oneCommand(tokens: readonly Token[], start: number): [ParsedCommand, number] {
  const name = tokens[start];
  if (name?.kind !== 'word' || !/^[A-Za-z]/.test(name.text))
    throw new SyntaxError(`Not a command: ${JSON.stringify(name)}`);
  const command: ParsedCommand = { cmdlet: name.text, positional: [], parameters: [] };
  let at = start + 1;
  for (;;) {
    const token = tokens[at];
    if (!token || token.kind === '|' || token.kind === ')') return [command, at];
    if (token.kind === 'parameter') {
      const [found, next] = startsValue(tokens[at + 1]) ? values(tokens, at + 1) : [[], at + 1];
      command.parameters.push([token.text, found]);
      at = next;
    } else {
      const [found, next] = values(tokens, at);
      command.positional.push(...found);
      at = next;
    }
  }
}

function startsValue(token: Token | undefined): boolean {
  return token !== undefined && ['text', 'constant', 'word', '(', '@{'].includes(token.kind);
}

/** One or more values, separated by commas. */
function values(tokens: readonly Token[], start: number): [ParsedValue[], number] {
  const [first, next] = oneValue(tokens, start);
  if (tokens[next]?.kind !== ',') return [[first], next];
  const [others, end] = values(tokens, next + 1);
  return [[first, ...others], end];
}

function oneValue(tokens: readonly Token[], at: number): [ParsedValue, number] {
  const token = tokens[at];
  switch (token?.kind) {
    case 'text':
      return [token.text, at + 1];
    case 'constant':
      return [token.text === 'null' ? null : token.text === 'true', at + 1];
    case 'word':
      return [
        /^-?\d+(\.\d+)?$/.test(token.text) ? Number(token.text) : { word: token.text },
        at + 1,
      ];
    case '@{':
      return table(tokens, at + 1);
    case '(': {
      const [commands, end] = pipeline(tokens, at + 1);
      if (tokens[end]?.kind !== ')') throw new SyntaxError('A parenthesis is not closed.');
      const member = tokens[end + 1];
      return member?.kind === 'member'
        ? [{ pipeline: commands, member: member.text }, end + 2]
        : [{ pipeline: commands }, end + 1];
    }
    default:
      throw new SyntaxError(`Not a value: ${JSON.stringify(token)}`);
  }
}

/** A hash table of one key. More keys would need a semicolon. */
function table(tokens: readonly Token[], at: number): [ParsedValue, number] {
  const key = tokens[at];
  if (key?.kind !== 'text' || tokens[at + 1]?.kind !== '=')
    throw new SyntaxError('A hash table needs a key in quotes.');
  const [found, end] = values(tokens, at + 2);
  if (tokens[end]?.kind !== '}') throw new SyntaxError('A hash table is not closed.');
  return [{ table: [[key.text, found]] }, end + 1];
}
