import { LOOK_FIELDS, type Look, readLook, sayFault } from '../catalog/look';
import { readScenarioPairs } from '../catalog/url';
import { LOCKS, type Control } from '../model/scenario/locks';
import { quote } from '../model/scenario-error';
import { faultsText } from '../text/faults';
import { lessonsText as t } from '../text/lessons';
import {
  BLOCKS,
  type BlockName,
  type Keys,
  PREDICTIONS,
  type Prediction,
  QUESTION_KEYS,
} from './blocks';
import { type Expression, ExpressionError, readExpression } from './expression';
import type { Faulted } from './faulted';
import type { Act, Case, LessonFigure, LessonLink, Predict, PredictQuestion } from './lesson';
import { MEASURES, MEASURE_UNITS, type MeasureUnit } from './measures';
import { type KeyLine, readLines } from './read-lines';

const MAX_VALUE = 2000;

/** Reads one block; null if something is wrong. `line` is that of its first content line. */
export function readBlock(
  name: BlockName,
  text: string,
  line: number,
  faulted: Faulted,
): Act | LessonFigure | null {
  return new BlockReader(name, text, line, faulted).read();
}

class BlockReader {
  readonly #name: BlockName;
  readonly #faulted: Faulted;
  readonly #lines: KeyLine[];
  /** The line of the fence. */
  readonly #at: number;
  #isWhole = true;
  #policy = 'hyper-v';
  #hasOther = false;

  constructor(name: BlockName, text: string, line: number, faulted: Faulted) {
    this.#name = name;
    this.#faulted = faulted;
    this.#at = line - 1;
    const before = faulted.count;
    this.#lines = readLines(text, line, faulted);
    if (faulted.count > before) this.#isWhole = false;
  }

  read(): Act | LessonFigure | null {
    const kind = this.#name === 'predict' ? this.#kind() : null;
    if (this.#name === 'predict' && !kind) {
      const line = this.#lines.find(({ key }) => key === 'kind');
      if (line) this.#refuse(line, t.oneOf(PREDICTIONS));
      else this.#fault({ line: this.#at }, 1, t.key.missing('kind', this.#name, 1));
      return null;
    }
    const keys: Keys = { ...BLOCKS[this.#name], ...(kind ? QUESTION_KEYS[kind] : {}) };
    this.#checkKeys(keys);
    if (!this.#isWhole) return null;
    const block = this.#block(kind);
    return this.#isWhole ? block : null;
  }

  #kind(): Prediction | null {
    const line = this.#lines.find(({ key }) => key === 'kind');
    return line && Object.hasOwn(QUESTION_KEYS, line.value) ? (line.value as Prediction) : null;
  }

  #checkKeys(keys: Keys): void {
    const counts = new Map<string, number>();
    for (const line of this.#lines) {
      const key = Object.hasOwn(keys, line.key) ? keys[line.key]! : null;
      if (!key) {
        this.#fault(line, 1, t.key.unknown(line.key, this.#name, Object.keys(keys)));
        continue;
      }
      const times = (counts.get(line.key) ?? 0) + 1;
      counts.set(line.key, times);
      if (times > key.most) this.#fault(line, 1, t.key.repeated(line.key, key.most));
      else if (!line.value) this.#fault(line, line.column, t.key.empty(line.key));
      else if (line.value.length > MAX_VALUE)
        this.#fault(line, line.column, t.key.long(line.key, MAX_VALUE));
    }
    for (const [name, { least }] of Object.entries(keys))
      if ((counts.get(name) ?? 0) < least)
        this.#fault({ line: this.#at }, 1, t.key.missing(name, this.#name, least));
  }

  #block(kind: Prediction | null): Act | LessonFigure {
    const line = this.#at;
    const link = this.#maybe('link', (each) => this.#link(each));
    if (link) this.#policy = link.scenario.policy.id;
    const other = this.#maybe('other', (each) => this.#link(each));
    this.#hasOther = other !== null;
    const asked = { line, ask: this.#text('ask'), link: link!, other };
    switch (this.#name) {
      case 'figure':
        return { kind: 'figure', line, link: link! };
      case 'watch':
        return {
          kind: 'watch',
          line,
          link: link!,
          until: this.#of('until', (l) => this.#event(l)),
        };
      case 'predict': {
        const beliefs = this.#cases('belief', 'number');
        const question = this.#question(kind!);
        return { kind: 'predict', ...asked, question, beliefs } satisfies Predict;
      }
      case 'try': {
        const goal = this.#of('goal', (each) => this.#expression(each, each.value, 'condition'));
        const free = this.#of('free', (each) => this.#controls(each));
        const solution = this.#of('solution', (each) => this.#link(each));
        return { kind: 'try', ...asked, goal, free, solution };
      }
      case 'sort':
        return {
          kind: 'sort',
          line,
          ask: asked.ask,
          cards: this.#cards(),
          groups: this.#cases('group', 'condition'),
        };
      case 'explain':
        return {
          kind: 'explain',
          line,
          ask: asked.ask,
          options: this.#options(),
          answer: this.#text('answer'),
        };
      case 'hosts':
        return {
          kind: 'hosts',
          line,
          ask: asked.ask,
          link: link!,
          solution: this.#of('solution', (each) => this.#link(each)),
        };
    }
  }

  #question(kind: Prediction): PredictQuestion {
    switch (kind) {
      case 'choice':
        return { kind, options: this.#cases('option', 'condition') };
      case 'number': {
        const unit = this.#first('unit');
        if (!(MEASURE_UNITS as readonly string[]).includes(unit.value))
          this.#refuse(unit, t.oneOf(MEASURE_UNITS));
        const measure = this.#of('measure', (each) => this.#expression(each, each.value, 'number'));
        return { kind, measure, unit: unit.value as MeasureUnit };
      }
      case 'claim': {
        const holds = this.#of('holds', (each) => this.#expression(each, each.value, 'condition'));
        return { kind, holds, reasons: this.#cases('reason', 'condition') };
      }
      case 'order':
        return { kind, items: this.#cases('item', 'number') };
      case 'curve':
        return { kind };
      case 'point': {
        const line = this.#first('round');
        const round = /^\d{1,3}$/.test(line.value) ? Number(line.value) : null;
        if (round === null) this.#refuse(line, t.round);
        return { kind, round: round ?? 0 };
      }
    }
  }

  #first(key: string): KeyLine {
    return this.#lines.find((line) => line.key === key)!;
  }

  #all(key: string): KeyLine[] {
    return this.#lines.filter((line) => line.key === key);
  }

  #of<T>(key: string, read: (line: KeyLine) => T | null): T {
    return read(this.#first(key)) as T;
  }

  #maybe<T>(key: string, read: (line: KeyLine) => T | null): T | null {
    const line = this.#lines.find((each) => each.key === key);
    return line ? read(line) : null;
  }

  #text(key: string): string {
    return this.#lines.find((line) => line.key === key)?.value ?? '';
  }

  /** What stands before and after `=>`. */
  #split(line: KeyLine, left: string): { left: string; text: string } | null {
    const at = line.value.indexOf('=>');
    const parts = { left: line.value.slice(0, at).trim(), text: line.value.slice(at + 2).trim() };
    if (at > 0 && parts.left && parts.text) return parts;
    this.#fault(line, line.column, t.key.arrow(line.key, left));
    return null;
  }

  #cases(key: string, kind: 'condition' | 'number'): Case[] {
    return this.#all(key).flatMap((line) => {
      const parts = this.#split(line, t.left[kind]);
      const when = parts && this.#expression(line, parts.left, kind);
      return when ? [{ line: line.line, when, text: parts.text }] : [];
    });
  }

  #cards() {
    return this.#all('card').flatMap((line) => {
      const parts = this.#split(line, t.left.link);
      const link = parts && this.#link({ ...line, value: parts.left });
      return link ? [{ line: line.line, link, text: parts.text }] : [];
    });
  }

  #options() {
    return this.#all('option').flatMap((line) => {
      const parts = this.#split(line, t.verdict);
      if (!parts) return [];
      if (parts.left !== 'right' && parts.left !== 'wrong') this.#refuse(line, t.verdict);
      return [{ line: line.line, isRight: parts.left === 'right', text: parts.text }];
    });
  }

  #expression(line: KeyLine, text: string, kind: 'condition' | 'number'): Expression | null {
    try {
      const read = readExpression(text, this.#policy, this.#hasOther);
      if (read.kind === kind) return read;
      this.#refuse({ ...line, value: text }, t.kind[kind]);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.#fault(line, line.column + error.index, `${line.key}: ${sayExpressionError(error)}`);
    }
    return null;
  }

  #link(line: KeyLine): LessonLink | null {
    const text = line.value;
    if (!/^\?\S*$/.test(text)) return this.#refuse(line, t.link);
    const pairs = [...new URLSearchParams(text)];
    const { scenario, errors } = readScenarioPairs(pairs);
    const read = readLook(pairs);
    const look: Look = read.look;
    for (const fault of [...errors, ...read.errors])
      this.#fault(line, line.column, `${line.key}: ${sayFault(fault)}`);
    return { text, scenario, look };
  }

  #event(line: KeyLine): string | null {
    const event = LOOK_FIELDS.stop.read(line.value);
    return event ?? this.#refuse(line, LOOK_FIELDS.stop.allowed());
  }

  #controls(line: KeyLine): Control[] | null {
    const names = line.value.split(',').map((name) => name.trim());
    const known = LOCKS.filter((lock) => names.includes(lock));
    if (known.length === new Set(names).size) return known;
    return this.#refuse(line, LOOK_FIELDS.lock.allowed());
  }

  #refuse(line: KeyLine, allowed: string): null {
    this.#fault(line, line.column, faultsText.notAllowed(line.key, quote(line.value), allowed));
    return null;
  }

  #fault({ line }: { line: number }, column: number, message: string): void {
    this.#isWhole = false;
    this.#faulted.add(line, column, message);
  }
}

/** Why an expression is not understood. */
export const sayExpressionError = ({ code, part }: ExpressionError): string =>
  code === 'name' ? t.expression.name(part, Object.keys(MEASURES)) : t.expression[code](part);
