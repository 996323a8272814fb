import { describe, expect, test } from 'vitest';
import { BLOCKS, BLOCK_NAMES, FRONT_KEYS, QUESTION_KEYS } from '../../src/learn/blocks';
import { readLesson } from '../../src/learn/read-lesson';
import { cases, count } from '../helpers/cases';
import { HEAD, faultsOf, lessonFiles, lessonOf, withBlock } from '../helpers/lessons';
import { mutate } from '../helpers/mutate';
import { Random } from '../helpers/random';

const LINK = 'link: ?memory=1GiB';
const CHOICE = `predict
kind: choice
ask: What happens?
${LINK}
option: outcome = converged => It ends.
option: outcome != converged => It goes on.`;

describe('a lesson', () => {
  test('has steps: text before, one thing to do, text after', () => {
    const { id, minutes, concepts, steps } = lessonOf(
      `${HEAD}## One\nFirst **bold** words.\n\n\`\`\`${CHOICE}\n\`\`\`\n\nThen \`=blackoutMs\`.\n\n## Two\n\n- a\n- b\n`,
    );
    expect({ id, minutes, concepts }).toEqual({ id: 'test', minutes: 5, concepts: ['page'] });
    expect(steps.map(({ title, line, act }) => [title, line, act?.kind])).toEqual([
      ['One', 8, 'predict'],
      ['Two', 21, undefined],
    ]);
    expect(steps[0]!.before).toHaveLength(1);
    expect(steps[0]!.after).toHaveLength(1);
  });

  test('has figures in its text, with the scenario and look of their links', () => {
    const [step] = lessonOf(
      `${HEAD}## One\nText.\n\n\`\`\`figure\nlink: ?memory=2GiB&hide=charts&t=2s\n\`\`\`\n`,
    ).steps;
    const figure = step!.before[1]!;
    expect(figure.kind).toBe('figure');
    if (figure.kind !== 'figure') return;
    expect(figure.link.scenario.vm.memoryBytes).toBe(2 ** 31);
    expect(figure.link.look).toMatchObject({ hide: ['charts'], t: 2000 });
  });

  test('goes on with a value on lines that begin with two spaces', () => {
    const { act } = lessonOf(withBlock(CHOICE.replace('What happens?', 'What\n  happens?')))
      .steps[0]!;
    expect(act).toMatchObject({ kind: 'predict', ask: 'What happens?' });
  });

  test('may have the line ends of Windows and a byte order mark', () => {
    expect(faultsOf(`\uFEFF${withBlock(CHOICE)}`.replaceAll('\n', '\r\n'))).toEqual([]);
  });
});

describe('what is wrong is told with its line', () => {
  test.each<[string, string, string[]]>([
    ['nothing at all', '', ['1:1: the file does not begin', '1:1: there is no step']],
    ['a head that does not end', '---\nid: a\n', ['1:1: the lines between', '1:1: there is no']],
    [
      'a key of the head',
      HEAD.replace('minutes: 5', 'minutes: 61'),
      ['4:10: minutes: "61" is not'],
    ],
    ['a missing key', HEAD.replace('title: A test\n', ''), ['1:1: --- needs title']],
    ['a key twice', HEAD.replace('id: test', 'id: test\nid: a'), ['3:1: id a second time']],
    ['another key', HEAD.replace('id: test', 'id: test\nauthor: me'), ['3:1: --- has no author']],
    ['a concept', HEAD.replace(': page', ': page, pages'), ['5:11: concepts: "page, pages"']],
    ['no key', HEAD.replace('id: test', 'id: test\nwhat'), ['3:1: "what" is not a line']],
  ])('in the head: %s', (_, text, faults) => {
    const told = faultsOf(text);
    for (const fault of faults) expect(told.find((each) => each.startsWith(fault))).toBeDefined();
  });

  test.each<[string, string, string]>([
    ['text before the first step', 'Text.\n\n## Step\nText.', '8:1: text before the first step'],
    ['a step without a title', '##\n\nText.', '8:1: a step without a title'],
    ['an empty step', '## Step\n', '8:1: the step "Step" is empty'],
    ['a large heading', '## Step\n# Large\n', '9:1: headings of a step'],
    ['HTML', '## Step\nText.\n\n<hr>\n', '11:1: html is not allowed'],
    ['HTML in a line', '## Step\nSome <br>\n', '9:6: html is not allowed'],
    ['a picture', '## Step\n![x](https://a.b/c.png)\n', '9:1: image is not allowed'],
    ['script in a link', '## Step\n[x](javascript:alert(1))\n', '9:1: the link to "javascript:'],
    ['a link without https', '## Step\n[x](http://a.b/)\n', '9:1: the link to "http://a.b/"'],
    ['an unknown block', '## Step\n```quiz\n```\n', '9:1: the block "quiz" does not exist'],
    ['a value without a run', '## Step\nThen `=totalMs`.\n', '9:6: =totalMs needs a run'],
  ])('in the text: %s', (_, text, fault) => {
    expect(faultsOf(HEAD + text).map((each) => each.slice(0, fault.length))).toEqual([fault]);
  });

  test.each<[string, string, string]>([
    ['an unknown key', `${CHOICE}\nhint: x`, '15:1: predict has no hint'],
    ['a missing key', CHOICE.replace('ask: What happens?\n', ''), '9:1: predict needs ask'],
    ['one option', CHOICE.slice(0, CHOICE.lastIndexOf('\n')), '9:1: predict needs at least 2'],
    ['a kind', CHOICE.replace('kind: choice', 'kind: quiz'), '10:7: kind: "quiz" is not allowed'],
    ['an empty value', CHOICE.replace('What happens?', ''), '11:5: ask is empty'],
    ['no arrow', CHOICE.replace(' => It ends.', ''), '13:9: option is not of the form'],
    ['a name', CHOICE.replace('outcome =', 'result ='), '13:9: option: there is no result'],
    ['a word', CHOICE.replace('= converged', '= won'), '13:9: option: won is none'],
    ['a second run', CHOICE.replace('outcome =', 'other.outcome ='), '13:9: option: other.outcome'],
    [
      'no condition',
      CHOICE.replace('outcome = converged', 'totalMs'),
      '13:9: option: "totalMs" is',
    ],
    ['half an expression', CHOICE.replace('= converged', '='), '13:18: option: "" is not'],
    ['kinds that do not fit', CHOICE.replace('outcome =', '1 +'), '13:9: option: there is no conv'],
    ['a value of a link', CHOICE.replace('1GiB', '-1'), '12:7: link: memory: -1 is not allowed'],
    ['a name in a link', CHOICE.replace('memory', 'mem'), '12:7: link: mem: there is no such'],
    ['a whole address', CHOICE.replace(LINK, 'link: https://a.b/?v=1'), '12:7: link: "https://a.b'],
    ['a second block', `${CHOICE}\n\`\`\`\n\n\`\`\`${CHOICE}`, '17:1: a second block to act on'],
  ])('in a block: %s', (_, block, fault) => {
    const told = faultsOf(withBlock(block));
    expect(told.map((each) => each.slice(0, fault.length))).toEqual([fault]);
  });

  test('a value that tells the answer before it is locked', () => {
    const step = (value: string) =>
      `${HEAD}## A\nIt is \`=${value}\`.\n\n\`\`\`${number}\n\`\`\`\n\n\`=blackoutMs\`\n`;
    const number = `predict\nkind: number\nask: What?\n${LINK}\nmeasure: blackoutMs / 2\nunit: ms`;
    expect(faultsOf(step('totalMs'))).toEqual([]);
    expect(faultsOf(step('1 + blackoutMs'))).toEqual([
      expect.stringMatching(/^9:7: blackoutMs is asked/),
    ]);
  });

  test('all of it at once, in the order of the file', () => {
    const told = faultsOf(
      `${HEAD.replace('5', 'x')}Text.\n\n## Step\n<b>\n\n\`\`\`watch\n\`\`\`\n`,
    );
    expect(told.map((each) => each.split(':')[0])).toEqual(['4', '8', '11', '13', '13']);
  });
});

test('every key of the table is read by some lesson or told as missing', () => {
  for (const name of BLOCK_NAMES)
    for (const [key, { least }] of Object.entries(BLOCKS[name])) {
      const block = name === 'predict' && key !== 'kind' ? `${name}\nkind: curve` : name;
      const told = faultsOf(withBlock(block)).filter((each) => each.includes(`${name} needs`));
      if (least) expect(told.some((each) => each.endsWith(` ${key}`))).toBe(true);
    }
  expect(Object.keys(QUESTION_KEYS)).toHaveLength(6);
  expect(FRONT_KEYS).toHaveLength(5);
});

describe('hostile files', () => {
  const texts = [...lessonFiles.map(([, text]) => text), withBlock(CHOICE)];

  test(`${count(1000)} of them are read, or told with lines, and never throw`, () => {
    const random = new Random(17);
    for (let left = cases(1000); left > 0; left--) {
      const text = mutate(random.of(texts), random);
      const read = readLesson(text);
      const said = JSON.stringify(text.slice(0, 2000));
      if ('faults' in read) {
        expect(read.faults.length, said).toBeGreaterThan(0);
        const lines = text.split(/\r\n?|\n/).length;
        for (const { line, column, message } of read.faults) {
          expect(line >= 1 && line <= lines + 1 && column >= 1, said).toBe(true);
          expect(message, said).not.toMatch(/undefined|\[object/);
        }
      } else
        expect(JSON.stringify(read.lesson.steps), said).not.toMatch(/"type":"html"|"url":"java/i);
    }
  });

  test.each([
    ['very long', 'x'.repeat(300_000)],
    ['deeply quoted', `${HEAD}## A\n${'>'.repeat(50_000)} x`],
    ['deeply listed', `${HEAD}## A\n${'- '.repeat(5000)}x`],
    ['full of brackets', `${HEAD}## A\n${'['.repeat(20_000)}`],
    ['full of stars', `${HEAD}## A\n${'*a_'.repeat(20_000)}`],
    ['with a deep expression', withBlock(CHOICE.replace('outcome =', `${'('.repeat(199)}`))],
  ])('one that is %s is answered soon', (_, text) => {
    const start = performance.now();
    expect(() => readLesson(text)).not.toThrow();
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
