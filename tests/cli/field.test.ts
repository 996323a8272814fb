import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { root, runCommand } from '../helpers/commands';

test('docs/field.md holds the reports beside what is simulated, each right or with a reason', async () => {
  const { status, stdout } = await runCommand('field', []);
  expect(status).toBe(0);
  const path = join(root, 'docs', 'field.md');
  const page = await format(stdout, { ...(await resolveConfig(path)), parser: 'markdown' });
  await expect(page).toMatchFileSnapshot(path);
  const rows = stdout.split('\n').filter((line) => /^\|(?! (report|---))/.test(line));
  expect(rows.length).toBeGreaterThan(12);
  for (const row of rows) {
    const [difference = '', remark] = row.split(' | ').slice(4, 6);
    const isRight =
      difference === 'the same' || Math.abs(parseFloat(difference.replace('−', '-'))) <= 25;
    expect(isRight || (remark ?? '').trim() !== '', row).toBe(true);
  }
});
