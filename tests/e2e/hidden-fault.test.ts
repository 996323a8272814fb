import { expect, test } from 'vitest';
import { rules } from '../../src/hyperv/rules';
import { hostsText } from '../../src/text/hosts';
import '../../src/text/hyper-v-rules';
import { hiddenFaultText as t } from '../../src/text/probes';
import { ruleTitlesText } from '../../src/text/rule-titles';
import { LOOKS, openWatch, overflow, press, textOf, violations, wear } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

const HOSTS = 'main > div:not([hidden])';

test('a hidden fault is still to be found after another screen and after a reload', async () => {
  const { page, faults } = await openWatch(browser, `${site.address}#hosts`);
  await page.waitForSelector('.actions');
  await press(page, t.start);
  await page.waitForSelector('.fault');
  const choices = () =>
    page.$$eval('.fault label', (list) => list.map((each) => each.textContent!.trim()));
  const before = await choices();
  await page.waitForFunction(() => location.href.length > 60);
  for (const id of ['watch', 'cluster']) {
    await page.evaluate((hash) => (location.hash = hash), id);
    await page.waitForSelector('.hosts', { hidden: true });
    if (id === 'watch') expect(await textOf(page, '.verdict h1 + p')).toBe('');
    await page.goBack();
    await page.waitForSelector('.fault');
    expect(await textOf(page, `${HOSTS} h1`)).toBe(t.title);
  }
  await page.evaluate(() => (location.hash = 'watch'));
  await page.reload();
  await page.waitForSelector('.verdict h1 a');
  expect(await textOf(page, '.verdict h1 + p')).toBe('');
  // A move that does not fail has no cause to hide.
  await page.goto(`${site.address}?v=1`);
  await page.waitForFunction(() => /Converged/.test(document.querySelector('h1')!.textContent!));
  expect(await textOf(page, '.verdict h1 + p')).not.toBe('');
  await page.goBack();
  await page.evaluate(() => (location.hash = 'hosts'));
  await page.waitForSelector('.fault');
  expect(await textOf(page, `${HOSTS} h1`)).toBe(t.title);
  expect(await choices()).toEqual(before);
  await press(page, t.reveal);
  await page.waitForSelector('.failure');
  await page.reload();
  await page.waitForSelector('.failure');
  expect(faults).toEqual([]);
  await page.close();
});

test('a fault is found by its symptom and by what commands print; then it can be fixed', async () => {
  const { page, faults } = await openWatch(browser, `${site.address}#hosts`);
  await page.waitForSelector('.actions');
  await press(page, t.start);
  await page.waitForSelector('.fault');
  expect(await textOf(page, `${HOSTS} h1`)).toBe(t.title);
  // Only the choices name causes; nothing else of the screen tells.
  const choices = await page.$$eval('.fault label', (list) =>
    list.map((each) => each.textContent!.trim()),
  );
  expect(choices).toHaveLength(4);
  const outside = await page.evaluate(() => {
    const copy = document.querySelector('main > div:not([hidden])')!.cloneNode(true) as HTMLElement;
    for (const each of copy.querySelectorAll('.fault fieldset, select')) each.remove();
    return copy.textContent!;
  });
  for (const choice of choices) expect(outside).not.toContain(choice);
  expect(await page.$('.failure, .sequence')).toBeNull();

  await page.click('.fault li button');
  await page.waitForFunction(() =>
    /TcpTestSucceeded/.test(document.querySelector('pre')!.textContent!),
  );
  for (const look of LOOKS) {
    await wear(page, look, 3000);
    expect(await violations(page), look.join()).toEqual([]);
    expect(await overflow(page), look.join()).toBe(0);
  }
  // Wrong guesses tell nothing but that they are wrong; the cause is the last choice left, at most.
  const guesses: string[] = [];
  while (await page.$('.fault')) {
    guesses.push(await textOf(page, '.fault label:has(:enabled)'));
    await page.click('.fault label:has(:enabled)');
    await press(page, t.check);
    await page.waitForFunction(
      (wrong) => {
        const said = document.querySelector('.fault > [role="status"]')?.textContent;
        return said === undefined || said?.includes(wrong);
      },
      {},
      t.wrong(guesses.at(-1)!),
    );
    if (!(await page.$('.fault'))) break;
    expect(await page.$('.failure, .sequence')).toBeNull();
    expect(await textOf(page, `${HOSTS} h1`)).toBe(t.title);
    expect(await textOf(page, '.found')).toBe('');
    expect(
      await page.evaluate(() => document.activeElement!.matches('.fault [type="radio"]')),
    ).toBe(true);
    expect(await violations(page)).toEqual([]);
  }
  await page.waitForSelector('.failure');
  const title = (await textOf(page, '.failure h2')).trim();
  expect(rules.some(({ id }) => ruleTitlesText[id] === title)).toBe(true);
  expect(guesses.at(-1)).toBe(title);
  expect(await textOf(page, '.found')).toBe(t.right(title));
  expect(await textOf(page, `${HOSTS} h1`)).toBe(hostsText.failure(title));
  expect(await page.evaluate(() => document.activeElement!.className)).toContain('fix');

  // The cause can be asked for, too.
  await press(page, t.another);
  await page.waitForSelector('.fault');
  await press(page, t.reveal);
  await page.waitForSelector('.failure');
  const next = (await textOf(page, '.failure h2')).trim();
  expect(next).not.toBe(title);
  expect(await textOf(page, '.found')).toBe(t.revealed(next));
  expect(faults).toEqual([]);
  await page.close();
});
