import { expect, test } from 'vitest';
import { isSpecial, versionOf } from '../../src/catalog/recorded';
import { recordedRuns } from '../../src/state/recorded-runs';
import { realityText } from '../../src/text/reality';
import { plain } from '../../src/text/rich';
import { openPage } from '../helpers/browsers';
import { press, textOf } from '../helpers/lab';
import { chosenRun, marksOf, openReality } from '../helpers/reality';
import { browser, site, withSite } from '../helpers/with-site';

const records = recordedRuns();

withSite();

test('shows one run first, measured and simulated, before the others are simulated', async () => {
  const { page, faults } = await openPage(browser, `${site.address}#reality`);
  await page.waitForSelector('.overlay path.simulated[transform]');
  expect(await page.$('.against progress')).not.toBeNull();
  expect(await textOf(page, '.overlay .apart')).toMatch(
    /^The real move took 5\.513? s\. The simulated move took 5\.\d+ s(, [\d.]+ % (more|less)|\. They are less than 0\.1 % apart)\.$/,
  );
  const record = records.find(({ id }) => id === 'q_u25_r080')!;
  expect((await marksOf(page)).circles).toBe(record.syncs!.length - 1);
  // The chart is on the first screen, the tables are folded.
  const chart = await page.$eval('.overlay svg[role="img"]', (svg) => {
    const { top, height } = svg.getBoundingClientRect();
    return { top, height };
  });
  expect(chart.top).toBeLessThan(800 - chart.height / 2);
  expect(
    await page.$$eval('.against table', (list) => list.some((table) => table.checkVisibility())),
  ).toBe(false);
  expect(faults).toEqual([]);
  await page.close();
});

test('has a choice of all runs by version, simulates the chosen one next, and keeps it', async () => {
  const { page, faults } = await openPage(browser, `${site.address}#reality`);
  await page.waitForSelector('.overlay path.simulated[transform]');
  const groups = await page.$$eval('#run optgroup', (list) =>
    list.map((group) => ({
      label: group.label,
      names: [...group.children].map((option) => option.textContent!),
    })),
  );
  for (const version of [7.2, 10]) {
    const those = groups.filter(({ label }) => label.startsWith(`QEMU ${version}:`));
    expect(those.flatMap(({ names }) => names)).toHaveLength(
      records.filter((record) => versionOf(record) === version).length,
    );
  }
  // Nobody could tell two runs of one name apart.
  for (const { names } of groups) expect(new Set(names).size).toBe(names.length);
  // The last run of the list would be the last to be simulated.
  const last = records.findLast((record) => !isSpecial(record))!;
  await page.select('#run', last.id);
  await page.waitForFunction(() =>
    /simulated move took/.test(document.querySelector('.overlay .apart')!.textContent!),
  );
  expect(await page.$('.against progress')).not.toBeNull();
  const name = await chosenRun(page);
  await press(page, realityText.choice.next);
  expect(await chosenRun(page)).not.toBe(name);
  await press(page, realityText.choice.previous);
  expect(await chosenRun(page)).toBe(name);
  await press(page, 'Watch');
  await page.waitForFunction(() => location.hash === '#watch');
  await press(page, 'Against reality');
  await page.waitForSelector('.overlay', { visible: true });
  expect(await chosenRun(page)).toBe(name);
  expect(faults).toEqual([]);
  await page.close();
});

test('says where the simulator is wrong, and where neither move ends', async () => {
  const { page } = await openReality();
  const { pick } = realityText.choice;
  await press(page, pick.endless);
  const said = await textOf(page, '.overlay .apart');
  const [real = '', simulated = ''] = said.match(/[\d.]+ s\b/g) ?? [];
  expect(said).toBe(plain(realityText.apart.bothEndless(real, 30, simulated, 30)));
  expect(await textOf(page, '.read')).toContain(realityText.stoppedAfter(real));
  await press(page, pick.wrong);
  expect(await textOf(page, '.overlay .apart')).toContain('The simulation is wrong here.');
  expect(await textOf(page, '.overlay')).toContain(realityText.limits.of.hidden.why);
  await press(page, pick.typical);
  expect(await textOf(page, '.overlay .apart')).toMatch(/took 5\.51\d? s/);
  await page.close();
});

test('opens the tables of others at the mark that is pressed, and a run at its own', async () => {
  const { page } = await openReality();
  await page.click('figure path.dot.special');
  const recorded = await page.$eval('#run', (select) => (select as HTMLSelectElement).value);
  expect(recorded).toMatch(/x_/);
  await page.click('figure path.dot.published');
  await page.waitForFunction(() =>
    [...document.querySelectorAll('div.published article')].some(
      (each) => each.checkVisibility() && Math.abs(each.getBoundingClientRect().top) < innerHeight,
    ),
  );
  await page.close();
});

test('reads the values of a sync by keys and under the pointer', async () => {
  const { page } = await openReality();
  const reading = () => textOf(page, '.overlay .reading');
  const first = await reading();
  expect(first).toMatch(/^Sync 1: [\d,]+ pages measured, [\d,]+ simulated \(.+\)\.$/);
  await page.focus('.overlay input[type="range"]');
  await page.keyboard.press('ArrowRight');
  expect(await reading()).toMatch(/^Sync 2: /);
  await page.hover('.overlay circle.measured:nth-of-type(4)');
  expect(await reading()).toMatch(/^Sync 4: /);
  await page.close();
});
