import { expect, test } from 'vitest';
import { keepText } from '../../src/text/keep';
import { openPage } from '../helpers/browsers';
import { overflow, settle, textOf, violations } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

test.each([1000, 390])('a comparison is a figure, %i pixels wide', async (width) => {
  const address = `${site.address}embed.html?ui=compare&a=policy%3Dpost-copy&t=5s`;
  const { page, faults } = await openPage(browser, address, { width, height: 800 });
  await page.waitForFunction(() => document.querySelectorAll('.beside .stage').length === 2);
  await page.waitForSelector('.compared [role=status]');
  await settle(page);
  expect(await textOf(page, '.compared')).toContain('Post-copy');
  expect(await textOf(page, '.compared')).not.toContain(keepText.beside);
  expect(await page.$('.play')).not.toBeNull();
  expect(await overflow(page)).toBe(0);
  expect(await violations(page)).toEqual([]);
  expect(await page.$eval('.foot a', (link) => (link as HTMLAnchorElement).href)).toMatch(/[?&]a=/);
  expect(faults).toEqual([]);
  await page.close();
});

test('a comparison without a kept run shows the run, and says so', async () => {
  const { page, faults } = await openPage(browser, `${site.address}embed.html?ui=compare`);
  await page.waitForFunction(
    (words) => document.body.textContent!.includes(words),
    {},
    keepText.nothing,
  );
  expect(await page.$$('.room .stage')).toHaveLength(1);
  expect(faults).toEqual([]);
  await page.close();
});

test.each([1000, 390])('the map is a figure, %i pixels wide', async (width) => {
  const { page, faults } = await openPage(
    browser,
    `${site.address}embed.html?ui=map&map=memory,link`,
    { width, height: 800 },
  );
  await page.waitForSelector('.outcomes canvas');
  await settle(page);
  expect(await textOf(page, 'label[for="map-x"]')).toBe('Memory');
  expect(await overflow(page)).toBe(0);
  expect(await violations(page)).toEqual([]);
  const href = await page.$eval('.foot a', (link) => (link as HTMLAnchorElement).href);
  expect(href).toMatch(/view=map/);
  expect(faults).toEqual([]);
  await page.close();
});
