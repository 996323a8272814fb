import { describe, expect, test } from 'vitest';
import { runCommand } from '../helpers/commands';
import { lessonFiles, solve, withBlock } from '../helpers/lessons';

const SMALL = '?memory=1GiB&writes=4000';
const predict = (kind: string, lines: string, link = SMALL) =>
  withBlock(`predict\nkind: ${kind}\nask: What?\nlink: ${link}\n${lines}`);

describe('questions are solved by the engine', () => {
  test('a choice: the only option that holds', () => {
    const { solved, faults } = solve(
      predict(
        'choice',
        'option: liveRounds > 9 => many\noption: liveRounds <= 9 => few\nbelief: 1 => No.',
      ),
    );
    expect(faults).toEqual([]);
    expect(solved).toMatchObject([
      { line: 9, kind: 'predict choice', answer: { kind: 'option', index: 1 }, seeds: 9 },
    ]);
  });

  test('a belief may hang on the run that is compared with', () => {
    const { solved, faults } = solve(
      predict(
        'choice',
        `other: ${SMALL}\noption: liveRounds > 9 => many\noption: liveRounds <= 9 => few\nbelief: other.liveRounds / liveRounds => No.`,
      ),
    );
    expect(faults).toEqual([]);
    expect(solved).toHaveLength(1);
  });

  test('a number: what counts as right is wider than seeds spread', () => {
    const { solved } = solve(predict('number', 'measure: blackoutMs\nunit: ms'));
    const { answer } = solved[0]!;
    if (answer.kind !== 'value') throw new Error(answer.kind);
    expect(answer.value).toBeGreaterThan(0);
    expect(answer.low).toBeLessThanOrEqual(0.9 * answer.value + 1e-9);
    expect(answer.high).toBeGreaterThanOrEqual(1.1 * answer.value - 1e-9);
    for (let seed = 2; seed < 9; seed++) {
      const other = solve(
        predict('number', 'measure: blackoutMs\nunit: ms', `${SMALL}&seed=${seed}`),
      );
      const { value } = other.solved[0]!.answer as typeof answer;
      expect(value >= answer.low && value <= answer.high).toBe(true);
    }
  });

  test('a claim with its reason, an order, a curve and a point', () => {
    const reasons = 'reason: writeRatio < 1 => few writes\nreason: writeRatio >= 1 => many writes';
    expect(
      solve(predict('claim', `holds: outcome = converged\n${reasons}`)).solved[0]!.answer,
    ).toEqual({ kind: 'claim', isTrue: true, reason: 0 });
    const items = 'item: brownoutMs => B\nitem: blackoutMs => A\nitem: totalMs => C';
    expect(solve(predict('order', items)).solved[0]!.answer).toEqual({
      kind: 'order',
      order: [1, 0, 2],
    });
    const fast = '?memory=4GiB&writes=20000&link=2.5Gb/s';
    const curve = solve(predict('curve', '', fast)).solved[0]!.answer;
    if (curve.kind !== 'curve') throw new Error(curve.kind);
    expect(curve.values[0]).toBe(2 ** 20);
    const point = solve(predict('point', 'round: 1', fast)).solved[0]!.answer;
    expect(point).toMatchObject({ kind: 'value', unit: 'pages', value: curve.values[1] });
  });

  test('cards, a goal and two runs', () => {
    const groups =
      'group: outcome = converged => ends\ngroup: outcome != converged => does not end';
    const cards = `card: ${SMALL} => few\ncard: ?memory=1GiB&writes=4000000&set=200000 => many`;
    expect(solve(withBlock(`sort\nask: Which?\n${cards}\n${groups}`)).solved[0]!.answer).toEqual({
      kind: 'groups',
      groups: [0, 1],
    });
    const goal = `try\nask: Shorter.\nlink: ${SMALL}&link=1Gb/s\nother: ${SMALL}&link=1Gb/s\ngoal: brownoutMs < other.brownoutMs / 2\nfree: link`;
    const { faults, solved } = solve(withBlock(`${goal}\nsolution: ${SMALL}&link=5Gb/s`));
    expect(faults).toEqual([]);
    expect(solved[0]!.answer.kind).toBe('done');
  });
});

describe('what cannot be asked is told with its line', () => {
  const many = '?memory=1GiB&writes=4000000&set=200000';
  test.each<[string, string, RegExp]>([
    [
      'no option',
      predict('choice', 'option: totalMs < 0 => a\noption: totalMs < 1 => b'),
      /no option/,
    ],
    [
      'two options',
      predict('choice', 'option: totalMs > 0 => a\noption: totalMs > 1 => b'),
      /more than one.*a \| b/,
    ],
    [
      'a belief that is right',
      predict('number', 'measure: totalMs\nunit: ms\nbelief: 1.05 * totalMs => x'),
      /the belief .* is within/,
    ],
    [
      'a belief about the right option',
      predict('choice', 'option: totalMs > 0 => a\noption: totalMs < 0 => b\nbelief: 1 => x'),
      /the belief 1 is no option/,
    ],
    ['a number that is none', predict('number', 'measure: 1 / pullMs\nunit: ms'), /not a number/],
    [
      'two in one place',
      predict('order', 'item: totalMs => a\nitem: totalMs + 1 => b'),
      /"a" and "b"/,
    ],
    [
      'a curve of one round',
      predict('curve', '', '?memory=1GiB&policy=stop-and-copy'),
      /three live rounds/,
    ],
    ['a round that is not there', predict('point', 'round: 40'), /no round 40/],
    [
      'an event that is not there',
      withBlock(`watch\nlink: ${SMALL}\nuntil: round77`),
      /no "round77"/,
    ],
    [
      'a goal that is reached',
      withBlock(`try\nask: a\nlink: ${SMALL}\ngoal: totalMs > 0\nfree: link\nsolution: ${SMALL}`),
      /without a change/,
    ],
    [
      'a goal that is not',
      withBlock(`try\nask: a\nlink: ${SMALL}\ngoal: totalMs < 1\nfree: link\nsolution: ${SMALL}`),
      /0 of 9/,
    ],
    [
      'a solution that is not free',
      withBlock(
        `try\nask: a\nlink: ${many}\ngoal: outcome = converged\nfree: link\nsolution: ${SMALL}`,
      ),
      /which is not free/,
    ],
    [
      'an empty group',
      withBlock(
        `sort\nask: a\ncard: ${SMALL} => a\ncard: ${many} => b\ngroup: totalMs > 0 => c\ngroup: totalMs < 0 => d`,
      ),
      /no card belongs to "d"/,
    ],
    [
      'two right sentences',
      withBlock('explain\nask: a\noption: right => b\noption: right => c\nanswer: d'),
      /not exactly one/,
    ],
    [
      'a move that passes',
      withBlock(`hosts\nask: a\nlink: ${SMALL}\nsolution: ${SMALL}`),
      /passes without/,
    ],
  ])('%s', (_, text, message) => {
    const { faults } = solve(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^(9|14):1: /);
    expect(faults[0]).toMatch(message);
  });
});

test('an answer that depends on chance is told, with how many seeds have it', () => {
  const { answer } = solve(predict('number', 'measure: blackoutMs\nunit: ms')).solved[0]!;
  if (answer.kind !== 'value') throw new Error(answer.kind);
  const options = ['<=', '>'].map(
    (sign) => `option: blackoutMs ${sign} ${answer.value} => ${sign}`,
  );
  const { faults } = solve(predict('choice', options.join('\n')));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(/^9:1: the answer depends on chance: it is the same with [1-8] of 9/);
});

test.each(lessonFiles)('%s is solved: each question has one answer', (name, text) => {
  const { solved, faults } = solve(text);
  expect(faults).toEqual([]);
  expect(solved.length).toBeGreaterThan(2);
  expect(name).toMatch(/\.md$/);
});

describe('the command', () => {
  const [, text] = lessonFiles.find(([name]) => name === 'pages-and-rounds.md')!;

  test('prints each answer with its line, or JSON', async () => {
    const { status, stdout, stderr } = await runCommand('lesson', ['-'], text);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { solved } = solve(text);
    expect(stdout.trim().split('\n')).toHaveLength(1 + solved.length);
    for (const { line, kind, says } of solved)
      expect(stdout).toContain(`\n${line} ${kind}: ${says}`);
    const json = await runCommand('lesson', ['-', '--json'], text);
    expect((JSON.parse(json.stdout) as { questions: unknown }).questions).toEqual(solved);
  });

  test('tells every fault with its line, and prints nothing', async () => {
    const wrong = text
      .replace('minutes: 5', 'minutes: never')
      .replace('until: round1', 'until: noon');
    const { status, stdout, stderr } = await runCommand('lesson', ['-'], wrong);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    const lines = stderr.trim().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^4:10: minutes: "never" is not allowed; allowed: a whole number/);
    expect(lines[1]).toMatch(/^\d+:8: until: "noon" is not allowed/);
  });

  test('tells what the engine finds, with its line', async () => {
    const wrong = predict('choice', 'option: totalMs > 0 => a\noption: totalMs > 1 => b');
    const { status, stdout, stderr } = await runCommand('lesson', ['-'], wrong);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^9:1: more than one option is right: a \| b\n$/);
  });
});
