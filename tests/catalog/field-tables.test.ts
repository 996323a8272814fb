import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { root } from '../helpers/commands';
import { fieldsPage } from '../helpers/field-tables';

test('docs/fields.md lists the fields as they are', async () => {
  const path = join(root, 'docs', 'fields.md');
  const options = await resolveConfig(path);
  const page = await format(fieldsPage(), { ...options, parser: 'markdown' });
  // `npx vitest run tests/catalog/field-tables.test.ts -u` writes it again.
  await expect(page).toMatchFileSnapshot(path);
});
