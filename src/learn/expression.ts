import jsep, { type Expression as Tree } from 'jsep';
import { numberFieldAt } from '../catalog/every-field';
import { at } from '../model/scenario/paths';
import type { Run } from '../model/run/run';
import { MEASURES, isMeasure } from './measures';

jsep.addBinaryOp('or', 1);
jsep.addBinaryOp('and', 2);
jsep.addBinaryOp('=', 6);
jsep.addUnaryOp('not');

/** The runs of a question: its own, and the one that it is compared with. */
export interface Runs {
  own: Run;
  other: Run | null;
}

type Value = number | boolean | string;
type Kind = 'number' | 'condition' | 'word';

/** A number or a condition over what runs have, such as `other.blackoutMs > 2 * blackoutMs`. */
export interface Expression {
  kind: Kind;
  /** The names of measures in it. */
  measures: readonly string[];
  of(runs: Runs): Value;
}

/** Why a text is no expression, and where in it. */
export class ExpressionError extends Error {
  /** The column in the text, from 0. */
  readonly index: number;
  readonly code: 'syntax' | 'name' | 'kinds' | 'word' | 'other' | 'long';
  readonly part: string;

  constructor(code: ExpressionError['code'], part: string, index = 0) {
    super(code);
    this.code = code;
    this.part = part;
    this.index = index;
  }
}

const MAX_LENGTH = 200;

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
};
const ORDER: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};
const LOGIC: Readonly<Record<string, (a: boolean, b: boolean) => boolean>> = {
  and: (a, b) => a && b,
  or: (a, b) => a || b,
};

/** A part of an expression. */
type Operand = { kind: Kind; of(runs: Runs): Value; words?: readonly string[] };

/**
 * Reads an expression: numbers, names of measures, paths of numbers of the scenario, `other.` before
 * either, + - * / ( ), comparisons, `and`, `or` and `not`. Throws an ExpressionError.
 */
export function readExpression(text: string, policy: string, hasOther: boolean): Expression {
  if (text.length > MAX_LENGTH) throw new ExpressionError('long', text.slice(0, 20), MAX_LENGTH);
  let tree: Tree;
  try {
    tree = jsep(text);
  } catch (error) {
    const { index = 0 } = error as { index?: number };
    throw new ExpressionError('syntax', text.slice(index, index + 20), index);
  }
  const reader = new Reader(policy, hasOther);
  const { kind, of } = reader.read(tree);
  return { kind, measures: reader.measures, of };
}

/** Turns a tree into a function, and checks that its parts fit each other. */
class Reader {
  readonly measures: string[] = [];
  readonly #policy: string;
  readonly #hasOther: boolean;

  constructor(policy: string, hasOther: boolean) {
    this.#policy = policy;
    this.#hasOther = hasOther;
  }

  read(tree: Tree): Operand {
    if ('argument' in tree) return this.#unary(tree as jsep.UnaryExpression);
    if ('left' in tree) return this.#binary(tree as jsep.BinaryExpression);
    if ('raw' in tree) {
      const { value } = tree as jsep.Literal;
      if (typeof value !== 'number') throw new ExpressionError('syntax', String(value));
      return { kind: 'number', of: () => value };
    }
    return this.#named(pathOf(tree));
  }

  #named(path: string): Operand {
    const isOther = path.startsWith('other.');
    if (isOther && !this.#hasOther) throw new ExpressionError('other', path);
    const name = isOther ? path.slice('other.'.length) : path;
    const run = (runs: Runs) => (isOther ? runs.other! : runs.own);
    if (isMeasure(name)) {
      const measure = MEASURES[name]!;
      this.measures.push(name);
      const of = (runs: Runs) => measure.of(run(runs));
      return measure.is === 'word'
        ? { kind: 'word', of, words: measure.words }
        : { kind: 'number', of };
    }
    if (numberFieldAt(name, this.#policy))
      return { kind: 'number', of: (runs) => Number(at(run(runs).scenario, name) ?? 0) };
    throw new ExpressionError('name', path);
  }

  #unary({ operator, argument }: jsep.UnaryExpression): Operand {
    const { kind, of } = this.read(argument);
    if (operator === '-' && kind === 'number') return { kind, of: (runs) => -(of(runs) as number) };
    if (operator === 'not' && kind === 'condition') return { kind, of: (runs) => !of(runs) };
    throw new ExpressionError('kinds', operator);
  }

  #binary({ operator, left, right }: jsep.BinaryExpression): Operand {
    const isEqual = operator === '=' || operator === '!=';
    const a = this.read(left);
    if (a.kind === 'word' && isEqual && 'name' in right) {
      const word = pathOf(right);
      if (!a.words!.includes(word)) throw new ExpressionError('word', word);
      return {
        kind: 'condition',
        of: (runs) => (a.of(runs) === word) === (operator === '='),
      };
    }
    const b = this.read(right);
    const both = (kind: Kind) => a.kind === kind && b.kind === kind;
    const logic = LOGIC[operator];
    if (logic && both('condition'))
      return {
        kind: 'condition',
        of: (runs) => logic(a.of(runs) as boolean, b.of(runs) as boolean),
      };
    const order = ORDER[operator];
    if (order && both('number'))
      return { kind: 'condition', of: (runs) => order(a.of(runs) as number, b.of(runs) as number) };
    const sum = ARITHMETIC[operator];
    if (sum && both('number'))
      return { kind: 'number', of: (runs) => sum(a.of(runs) as number, b.of(runs) as number) };
    throw new ExpressionError('kinds', operator);
  }
}

/** The path of a name with points in it. */
function pathOf(tree: Tree): string {
  if ('name' in tree) return (tree as jsep.Identifier).name;
  const { object, property, computed } = tree as jsep.MemberExpression;
  if (!object || !property || computed) throw new ExpressionError('syntax', tree.type);
  return `${pathOf(object)}.${pathOf(property)}`;
}
