import { bytes, count, duration, number, pagesOf, percent, plural, roundsOf } from '../format';

const list = (words: readonly string[]) => words.join(', ');

/** Faults in lesson files, and what the command says of lessons. */
export const lessons = {
  at: (line: number, column: number, message: string) => `${line}:${column}: ${message}`,
  tooLong: (characters: number) => `the file is longer than ${count(characters)} characters`,
  longLine: (characters: number) => `the line is longer than ${count(characters)} characters`,
  deep: 'lists or quotes in each other, more than four deep',
  tooMany: {
    steps: (most: number) => `more than ${count(most)} steps`,
    acts: 'a second block to act on in this step; allowed: one, besides figures',
  },
  unreadable: 'the text cannot be read as Markdown',
  front: {
    missing: 'the file does not begin with ---, lines such as "id: pages", and ---',
    open: 'the lines between --- and --- do not end',
    id: 'small letters, digits and hyphens, at most 60',
    title: 'at most 80 characters',
    minutes: 'a whole number from 1 to 60',
    concepts: (names: readonly string[]) => `names of this list, with commas: ${list(names)}`,
    language: 'a language tag such as en or pt-BR',
  },
  steps: {
    none: 'there is no step; a step begins with "## " and its title',
    before: 'text before the first step; a step begins with "## " and its title',
    title: 'a step without a title',
    deep: 'headings of a step have two or three #',
    empty: (title: string) => `the step "${title}" is empty`,
  },
  node: (kind: string) =>
    `${kind} is not allowed; allowed: paragraphs, lists, ### headings, bold words, links and the blocks`,
  url: (url: string) =>
    `the link to ${url} is not allowed; allowed: addresses of https or mail, and #`,
  block: (name: string, names: readonly string[]) =>
    `the block ${name} does not exist; allowed: ${list(names)}`,
  key: {
    line: (text: string) => `"${text}" is not a line such as "ask: What happens?"`,
    unknown: (key: string, block: string, names: readonly string[]) =>
      `${block} has no ${key}; allowed: ${list(names)}`,
    missing: (key: string, block: string, least: number) =>
      least > 1 ? `${block} needs at least ${count(least)} times ${key}` : `${block} needs ${key}`,
    repeated: (key: string, most: number) =>
      most > 1 ? `${key} more than ${count(most)} times` : `${key} a second time`,
    empty: (key: string) => `${key} is empty`,
    long: (key: string, most: number) => `${key} is longer than ${count(most)} characters`,
    arrow: (key: string, left: string) => `${key} is not of the form "${left} => text"`,
  },
  left: { condition: 'condition', number: 'number', link: '?link' },
  verdict: 'right or wrong',
  round: 'a whole number from 0 to 999',
  oneOf: (words: readonly string[]) => list(words),
  link: 'a query such as ?scenario=hyper-v-64g&writes=50000',
  expression: {
    syntax: (part: string) => `"${part}" is not understood here`,
    long: () => 'the expression is longer than 200 characters',
    name: (part: string, names: readonly string[]) =>
      `there is no ${part}; allowed: ${list(names)}, and paths of numbers such as vm.memoryBytes`,
    kinds: (part: string) =>
      `"${part}" does not fit what stands beside it: numbers are compared, conditions are joined`,
    word: (part: string) => `${part} is none of the words that there are`,
    other: (part: string) => `${part} needs a second run; add "other: ?…" to the block`,
  },
  /** A value of the run in the text. */
  value: {
    tells: (name: string) => `${name} is asked for in this step; it may stand after the block only`,
    noRun: (part: string) => `${part} needs a run; its step has no block with a link`,
  },
  kind: {
    condition: 'a condition such as blackoutMs < 100',
    number: 'a number such as blackoutMs',
  },
};

/** The unit of a measure, written after its number. */
const UNITS = {
  ms: duration,
  bytes,
  pages: pagesOf,
  rounds: roundsOf,
  ratio: number,
  share: percent,
};

/** What solving a lesson with the engine finds. */
export const solutions = {
  lesson: (id: string, title: string, minutes: number, steps: number) =>
    `${id}: ${title}, ${count(minutes)} ${plural(minutes, 'minute', 'minutes')}, ${count(steps)} ${plural(steps, 'step', 'steps')}`,
  line: (line: number, kind: string, answer: string, seeds: number) =>
    `${line} ${kind}: ${answer}${seeds ? ` (${count(seeds)} seeds alike)` : ''}`,
  option: (index: number, text: string) => `${count(index + 1)}, ${text}`,
  value: (unit: keyof typeof UNITS, value: number, low: number, high: number) =>
    `${UNITS[unit](value)}, from ${UNITS[unit](low)} to ${UNITS[unit](high)} is right`,
  claim: (isTrue: boolean, reason: string) => `${isTrue ? 'true' : 'false'}, because ${reason}`,
  order: (texts: readonly string[]) => texts.join(' < '),
  curve: (values: readonly number[]) => `${values.map(count).join(', ')} pages to send`,
  sorted: (texts: readonly string[]) => texts.join('; '),
  card: (card: string, group: string) => `${card}: ${group}`,
  reached: 'the solution reaches the goal, the start does not',
  mended: (rule: string) => `the solution mends ${rule}`,
  faults: {
    noOption: 'no option is right',
    twoOptions: (texts: readonly string[]) => `more than one option is right: ${texts.join(' | ')}`,
    chance: (agreeing: number, seeds: number) =>
      `the answer depends on chance: it is the same with ${count(agreeing)} of ${count(seeds)} seeds`,
    noNumber: 'the answer is not a number',
    belief: (value: number) => `the belief ${number(value)} is within what counts as right`,
    beliefOption: (value: number) =>
      `the belief ${number(value)} is no option that is wrong; options are counted from 1`,
    tie: (one: string, other: string) => `"${one}" and "${other}" have the same place`,
    fewRounds: (rounds: number) =>
      `a curve needs three live rounds, and the run has ${count(rounds)}`,
    noRound: (round: number) => `the run has no round ${round}`,
    atOnce: 'the goal is reached without a change',
    notReached: (agreeing: number, seeds: number) =>
      `the solution reaches the goal with ${count(agreeing)} of ${count(seeds)} seeds`,
    notFree: (path: string) => `the solution changes ${path}, which is not free`,
    emptyGroup: (text: string) => `no card belongs to "${text}"`,
    noEvent: (event: string) => `the run has no "${event}"`,
    passes: 'the move passes without a change',
    fails: (rule: string) => `the move fails with the solution too: ${rule}`,
    sentences: 'not exactly one sentence is right',
  },
};
