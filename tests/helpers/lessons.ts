import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { simulate } from '../../src/engine/simulate';
import type { Lesson } from '../../src/learn/lesson';
import { readLesson } from '../../src/learn/read-lesson';
import { sayLessonFault } from '../../src/learn/faulted';
import { solveLesson } from '../../src/learn/solve';
import { root } from './commands';
import { newCore } from './kernels';

const folder = join(root, 'src', 'content', 'lessons', 'en');

/** The built-in lessons: file name and text. */
export const lessonFiles: [string, string][] = readdirSync(folder).map((name) => [
  name,
  readFileSync(join(folder, name), 'utf8'),
]);

/** The head of a lesson in tests, seven lines. */
export const HEAD = `---
id: test
title: A test
minutes: 5
concepts: page
language: en
---
`;

/** A lesson with one step, whose block begins on line 9. */
export const withBlock = (block: string): string => `${HEAD}## Step\n\`\`\`${block}\n\`\`\`\n`;

/** What is wrong in a lesson, as lines. */
export function faultsOf(text: string): string[] {
  const read = readLesson(text);
  return 'faults' in read ? read.faults.map(sayLessonFault) : [];
}

export function lessonOf(text: string): Lesson {
  const read = readLesson(text);
  if ('faults' in read) throw new Error(read.faults.map(sayLessonFault).join('\n'));
  return read.lesson;
}

/** Every text of a lesson that a learner reads. */
export function textsOf({ title, steps }: Lesson): string[] {
  const found = [title];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (!value || typeof value !== 'object') return;
    const node = value as Record<string, unknown>;
    if (node.type === 'paragraph' || node.type === 'heading') return void found.push(plain(node));
    for (const [key, part] of Object.entries(node))
      if (typeof part !== 'string') visit(part);
      else if (['title', 'text', 'ask', 'answer'].includes(key)) found.push(part);
  };
  visit(steps.map(({ title: name, before, act, after }) => ({ title: name, before, act, after })));
  return found.filter((text) => !/^\?\S*=/.test(text));
}

/** The words of a node, with "X" for values and code. */
function plain(node: Record<string, unknown>): string {
  if (node.type === 'inlineCode') return 'X';
  if (typeof node.value === 'string') return node.value;
  return ((node.children ?? []) as Record<string, unknown>[]).map(plain).join('');
}

const core = await newCore();

/** The answers to the questions of a lesson, and why some have none. */
export function solve(text: string) {
  const { solved, faults } = solveLesson(lessonOf(text), (scenario) => simulate(core, scenario));
  return { solved, faults: faults.map(sayLessonFault) };
}
