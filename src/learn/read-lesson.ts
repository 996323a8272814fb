import type { InlineCode, Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { quote } from '../model/scenario-error';
import { lessonsText as t } from '../text/lessons';
import { measuresAsked } from './asked';
import { BLOCK_NAMES, type BlockName } from './blocks';
import { Faulted, type LessonFault } from './faulted';
import { type Expression, ExpressionError, readExpression } from './expression';
import type { Act, Lesson, LessonLink, LessonPart, LessonStep, TextNode } from './lesson';
import { readBlock, sayExpressionError } from './read-block';
import { readFront } from './read-front';

/** Longer files and lines, and text that is nested deeper, are not read: that would take long. */
const MAX_LESSON = 2 ** 16;
const MAX_LINE = 2000;
const TOO_DEEP = /^\s*(?:(?:[-*+>]|\d{1,9}[.)])\s*){5}/;
const MAX_STEPS = 60;

/** What may stand in the text of a lesson. */
const TEXT_NODES: readonly string[] = [
  'paragraph',
  'list',
  'listItem',
  'heading',
  'text',
  'emphasis',
  'strong',
  'inlineCode',
  'break',
  'link',
];

const SAFE_URL = /^(https:\/\/|mailto:|#)[^\s\p{Cc}]*$/iu;

/** Reads a lesson file. Everything that is wrong is told with its line; it never throws. */
export function readLesson(text: string): { lesson: Lesson } | { faults: readonly LessonFault[] } {
  const faulted = new Faulted();
  const lesson = lessonOf(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), faulted);
  const faults = faulted.list;
  return lesson && !faults.length ? { lesson } : { faults };
}

function lessonOf(text: string, faulted: Faulted): Lesson | null {
  if (text.length > MAX_LESSON) {
    faulted.add(1, 1, t.tooLong(MAX_LESSON));
    return null;
  }
  const { front, body } = readFront(text, faulted);
  if (!isShallow(body, faulted)) return null;
  const steps = new StepReader(faulted).read(childrenOf(body, faulted));
  return front && { ...front, steps };
}

function isShallow(text: string, faulted: Faulted): boolean {
  const before = faulted.count;
  text.split('\n').forEach((row, index) => {
    if (row.length > MAX_LINE) faulted.add(index + 1, 1, t.longLine(MAX_LINE));
    else if (TOO_DEEP.test(row)) faulted.add(index + 1, 1, t.deep);
  });
  return faulted.count === before;
}

function childrenOf(text: string, faulted: Faulted): readonly RootContent[] {
  try {
    return fromMarkdown(text).children;
  } catch {
    // A text that is nested too deep.
    faulted.add(1, 1, t.unreadable);
    return [];
  }
}

interface Draft {
  title: string;
  line: number;
  before: LessonPart[];
  act: Act | null;
  hasAct: boolean;
  isEmpty: boolean;
  after: LessonPart[];
}

/** Divides a text into steps. */
class StepReader {
  readonly #faulted: Faulted;
  readonly #steps: Draft[] = [];

  constructor(faulted: Faulted) {
    this.#faulted = faulted;
  }

  read(children: readonly RootContent[]): LessonStep[] {
    for (const node of children) this.#take(node);
    const steps = this.#steps;
    if (!steps.length) this.#faulted.add(1, 1, t.steps.none);
    if (steps.length > MAX_STEPS)
      this.#faulted.add(steps[MAX_STEPS]!.line, 1, t.tooMany.steps(MAX_STEPS));
    for (const { title, line, isEmpty } of steps)
      if (isEmpty) this.#faulted.add(line, 1, t.steps.empty(title));
    for (const step of steps) this.#checkValues(step);
    return steps.map(({ title, line, before, act, after }) => ({
      title,
      line,
      before,
      act,
      after,
    }));
  }

  #take(node: RootContent): void {
    const { line } = node.position!.start;
    if (node.type === 'heading' && node.depth === 2) {
      const title = plain(node);
      if (!title) this.#fault(node, t.steps.title);
      this.#steps.push({
        title,
        line,
        before: [],
        act: null,
        hasAct: false,
        isEmpty: true,
        after: [],
      });
      return;
    }
    const step = this.#steps.at(-1);
    if (step) step.isEmpty = false;
    if (!step) this.#fault(node, t.steps.before);
    else if (node.type === 'code') this.#block(node, step);
    else if (this.#isText(node))
      (step.hasAct ? step.after : step.before).push({ kind: 'text', node });
  }

  #block(node: Extract<RootContent, { type: 'code' }>, step: Draft): void {
    const name = node.lang ?? '';
    if (!(BLOCK_NAMES as readonly string[]).includes(name))
      return this.#fault(node, t.block(quote(name), BLOCK_NAMES));
    const block = readBlock(
      name as BlockName,
      node.value,
      node.position!.start.line + 1,
      this.#faulted,
    );
    if (name === 'figure') {
      if (block) (step.hasAct ? step.after : step.before).push(block as LessonPart);
      return;
    }
    if (step.hasAct) return this.#fault(node, t.tooMany.acts);
    step.hasAct = true;
    step.act = block as Act | null;
  }

  /** Whether a node and all in it may be shown; what may not is told. */
  #isText(node: Nodes): node is TextNode {
    if (!TEXT_NODES.includes(node.type)) {
      this.#fault(node, t.node(node.type));
      return false;
    }
    if (node.type === 'heading' && node.depth !== 3) this.#fault(node, t.steps.deep);
    if (node.type === 'link' && !SAFE_URL.test(node.url)) this.#fault(node, t.url(quote(node.url)));
    return (
      !('children' in node) || node.children.map((child) => this.#isText(child)).every(Boolean)
    );
  }

  /** Checks the values of the run that stand in a text, such as `=blackoutMs`. */
  #checkValues({ act, hasAct, before, after }: Draft): void {
    if (hasAct && !act) return;
    const run = act && 'link' in act ? act : null;
    const asked = act ? measuresAsked(act) : [];
    const valuesOf = (parts: readonly LessonPart[]) =>
      parts.flatMap((part) => (part.kind === 'text' ? valuesIn(part.node) : []));
    const early = valuesOf(before);
    for (const node of [...early, ...valuesOf(after)]) {
      if (!run) {
        this.#fault(node, t.value.noRun(node.value));
        continue;
      }
      try {
        const told = readValue(node.value, run).measures.find((name) => asked.includes(name));
        if (told && early.includes(node)) this.#fault(node, t.value.tells(told));
      } catch (error) {
        if (!(error instanceof ExpressionError)) throw error;
        this.#fault(node, sayExpressionError(error));
      }
    }
  }

  #fault(node: Nodes, message: string): void {
    const { line, column } = node.position!.start;
    this.#faulted.add(line, column, message);
  }
}

/** The values of a run in a text. */
function valuesIn(node: Nodes): InlineCode[] {
  if (node.type === 'inlineCode') return node.value.startsWith('=') ? [node] : [];
  return 'children' in node ? node.children.flatMap(valuesIn) : [];
}

/** Reads a value of a run in a text, such as `=blackoutMs`. Throws an ExpressionError. */
export function readValue(
  text: string,
  { link, other }: { link: LessonLink; other?: LessonLink | null },
): Expression {
  const { policy } = link.scenario;
  const value = readExpression(text.slice(1), policy.id, Boolean(other));
  if (value.kind !== 'number') throw new ExpressionError('kinds', text);
  return value;
}

/** The words of a node. */
function plain(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(plain).join('').trim() : '';
}
