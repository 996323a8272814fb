import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { breakages } from '../../src/hyperv/breakages';
import { preflight } from '../../src/hyperv/preflight';
import { readyHosts } from '../../src/hyperv/ready';
import { fatalRules, ruleById, rules } from '../../src/hyperv/rules';
import type { HostsDraft } from '../../src/hyperv/situation';
import { clusterText } from '../../src/text/cluster';
import { movesTogetherText } from '../../src/text/moves-together';
import '../../src/text/hyper-v-rules';
import { ruleTitlesText } from '../../src/text/rule-titles';
import { openPage } from '../helpers/browsers';
import { type, valueOf } from '../helpers/fields';
import {
  LOOKS,
  type Look,
  overflow,
  press,
  settle,
  textOf,
  violations,
  wear,
} from '../helpers/lab';
import { scenarioOf } from '../helpers/scenarios';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

async function open() {
  const opened = await openPage(browser, `${site.address}#hosts`);
  await opened.page.setViewport({ width: 1280, height: 1700 });
  await opened.page.waitForSelector('.sequence');
  return opened;
}

/** The section of the cluster lab on events. */
const EVENTS = 'section[aria-labelledby="events-title"]';
const heading = (page: Page) => textOf(page, 'main h1');
const says = (page: Page, words: string) =>
  page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>('main h1')].some(
        (each) => each.offsetParent && each.textContent!.includes(wanted),
      ),
    {},
    words,
  );

/** Pauses playing, so that the page does not change. */
async function pause(page: Page): Promise<void> {
  await page.waitForSelector('button[aria-label="Pause"]');
  await page.$eval('button[aria-label="Pause"]', (button) => (button as HTMLElement).click());
}

/** Plays at the highest speed. */
async function hurry(page: Page): Promise<void> {
  await page.focus('#speed');
  await page.keyboard.press('End');
}

/** The remedies offered one after another once a rule is broken. */
function remediesOf(id: string): string[] {
  const draft = scenarioOf({ hosts: readyHosts() }) as unknown as HostsDraft;
  breakages[id]!(draft);
  const list: string[] = [];
  for (let look = preflight(draft); look.failure; look = preflight(draft)) {
    list.push(ruleTitlesText[look.failure.id]);
    look.failure.remedy(draft);
  }
  return list;
}

/** The part of a title that no other title starts with, or the whole title. */
function startOf(title: string): string {
  const isShared = (start: string) =>
    rules
      .map(({ id }) => ruleTitlesText[id])
      .some((other) => other !== title && other.startsWith(start));
  let length = 1;
  while (length < title.length && isShared(title.slice(0, length))) length++;
  return title.slice(0, length);
}

test('every rule is broken and mended by the keyboard alone', async () => {
  const { page, faults } = await open();
  for (const { id } of rules) {
    const title = ruleTitlesText[id];
    await page.focus('#breakage');
    await page.keyboard.type(startOf(title));
    await page.waitForFunction(
      (words) =>
        [...document.querySelectorAll('.failure h2')].some((each) => each.textContent === words),
      { timeout: 20_000 },
      title,
    );
    const list = fatalRules.includes(ruleById(id)) ? remediesOf(id) : [title];
    for (const [index, name] of list.entries()) {
      await page.waitForFunction(
        (words) => document.querySelector('.failure h2')?.textContent === words,
        {},
        name,
      );
      expect(await textOf(page, '.failure dl')).toMatch(
        /^When (while|during|after) .*Code (0x[0-9A-F]+|event \d+|no code published)/,
      );
      // The focus moves to the next remedy by itself.
      if (index === 0) await page.focus('.failure .fix');
      else await page.waitForFunction(() => document.activeElement!.matches('.failure .fix'));
      await page.keyboard.press('Enter');
      await page.waitForFunction(
        (words) => document.querySelector('.failure h2')?.textContent !== words,
        {},
        name,
      );
    }
    await says(page, 'SQL01 can move');
    expect(await page.$('.failure')).toBeNull();
    await page.waitForFunction(() => document.activeElement!.matches('.start'));
    // A remedy tries again, and a clean setup goes on to Watch: the test returns for the next
    // remedy.
    await page.evaluate(() => (location.hash = '#watch'));
    await page.evaluate(() => (location.hash = '#hosts'));
    await page.waitForSelector('.sequence');
  }
  expect(await textOf(page, '.page')).not.toMatch(/NaN|undefined|Infinity/);
  expect(faults).toEqual([]);
  await page.close();
});

describe('a move', () => {
  test('plays its handshake and goes on where the memory is', async () => {
    const { page, faults } = await open();
    // At four times the speed.
    for (let faster = 0; faster < 2; faster++) await page.keyboard.press(']');
    await press(page, 'Start the move');
    await page.waitForSelector('.sequence [aria-current="step"]');
    await page.waitForFunction(() => location.hash === '#watch', { timeout: 60_000 });
    await page.waitForFunction(() =>
      /^(Round|Memory)/.test(document.querySelector('.caption')!.textContent!.trim()),
    );
    expect(await page.$('button[aria-label="Pause"]')).not.toBeNull();
    expect(faults).toEqual([]);
    await page.close();
  });

  test('that fails stops at its message, and cleanup says what is undone', async () => {
    const { page } = await open();
    await page.select('#breakage', 'switch');
    await says(page, ruleTitlesText.switch);
    await hurry(page);
    await page.waitForSelector('button[aria-label="Play"]', { timeout: 60_000 });
    const failed = await textOf(page, '.sequence .failed');
    expect(failed).toMatch(/fails: Compatibility check/);
    expect(await textOf(page, '.sequence .never')).toContain('Ready: send the memory');
    expect(await textOf(page, '.failure')).toMatch(
      /Cleanup: the empty VM at the destination is deleted; the memory reserved/,
    );
    await page.evaluate(() => (location.hash = '#watch'));
    await says(page, 'The move failed. The VM stays at the source.');
    await settle(page);
    expect(await textOf(page, '.log')).toContain(ruleTitlesText.switch);
    await page.close();
  });

  test('with a disk of its own copies that first', async () => {
    const { page } = await open();
    await page.select('#storage-kind', 'shared-nothing');
    await says(page, ruleTitlesText['no-path']);
    await type(page, '#storage-destinationPath', 'D:\\VMs');
    await says(page, 'SQL01 can move');
    expect(await textOf(page, '.ways')).toContain(
      "Move-VM -Name 'SQL01' -DestinationHost 'HV2' -DestinationStoragePath 'D:\\VMs' -IncludeStorage",
    );
    await page.evaluate(() => (location.hash = '#watch'));
    await page.waitForFunction(() => document.querySelector('.log'));
    await page.waitForFunction(() =>
      /Storage: the disk of 40 GiB is copied/.test(document.querySelector('.log')!.textContent!),
    );
    await page.close();
  });
});

test('several VMs move together, on one clock, beside a published table', async () => {
  const { page } = await open();
  const entry = '.moves .field:has(#moves-count) input[type="text"]';
  await type(page, entry, '5');
  await page.waitForFunction(() => document.querySelectorAll('.moves .chart li').length === 5);
  expect(await textOf(page, '.moves')).toMatch(
    /HV1 is empty after [\d.]+ s\. .* the longest wait was [\d.]+ s\./,
  );
  await page.select('#moves-limit', '5');
  await page.waitForFunction(() =>
    /wait was 0 ms/.test(document.querySelector('.moves')!.textContent!),
  );
  await page.$$eval('.moves details', (list) => list.forEach((each) => (each.open = true)));
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('.moves table')].at(-1)!.textContent!.match(/[+\u2212]?\d+ %/g)
        ?.length === 6,
    { timeout: 30_000 },
  );
  await page.select('#storage-kind', 'shared-nothing');
  await page.waitForFunction(
    (words) => document.querySelector('.moves')!.textContent!.includes(words),
    {},
    movesTogetherText.diskAlone,
  );
  expect(await textOf(page, '.page')).not.toMatch(/NaN|undefined|Infinity/);
  expect(await violations(page)).toEqual([]);
  await page.close();
});

test('settings that are not allowed are refused beside their field, and nothing is lost', async () => {
  const { page } = await open();
  await type(page, '#first-incomingNetworks', '10.0.0.0/24, 10.0.0.0/99');
  await page.waitForSelector('#first-incomingNetworks-wrong');
  expect(await textOf(page, '#first-incomingNetworks-wrong')).toMatch(
    /^"10.0.0.0\/99" is not allowed. Allowed: a network such as 10.0.0.0\/24/,
  );
  await type(page, '#first-incomingNetworks', '10.0.0.0/24, fd00::/64');
  await page.waitForSelector('#first-incomingNetworks-wrong', { hidden: true });
  expect(await valueOf(page, '#first-incomingNetworks')).toBe('10.0.0.0/24, fd00::/64');
  await type(page, '#first-name', "O'Neil's $host");
  await says(page, "O'Neil's $host");
  expect(await textOf(page, '.ways')).toContain("-ComputerName 'O''Neil''s $host'");
  await type(page, '#first-simultaneous', '21');
  await page.waitForSelector('#first-simultaneous-wrong');
  expect(await heading(page)).not.toMatch(/NaN/);
  await page.close();
});

describe('the cluster lab', () => {
  async function openLab() {
    const opened = await openPage(browser, `${site.address}#cluster`);
    await opened.page.setViewport({ width: 1280, height: 1300 });
    await opened.page.waitForSelector('.lab');
    return opened;
  }
  const step = (page: Page, number: number) =>
    page.waitForFunction(
      (index) => {
        const found = document.querySelectorAll<HTMLElement>('.lab .do')[index];
        found?.focus();
        return Boolean(found);
      },
      {},
      number - 1,
    );
  /** Waits until the lab shows a text that matches a pattern. */
  const told = (page: Page, pattern: string, timeout = 30_000) =>
    page.waitForFunction(
      (wanted) => new RegExp(wanted).test(document.querySelector('.says')!.textContent!.trim()),
      { timeout },
      pattern,
    );

  test('is built in order by the keyboard, and its migration is played on the drawing', async () => {
    const { page, faults } = await openLab();
    for (let number = 1; number <= 8; number++) {
      await step(page, number);
      await page.keyboard.press('Enter');
      if (number < 8) await told(page, `^${number} of 8`);
    }
    await told(page, 'SQL01 moves from HV1 to HV2\\. .*\\d+ %');
    expect(await textOf(page, EVENTS)).not.toMatch(/In this run/);
    await hurry(page);
    await told(page, 'moved live from HV1 to HV2', 60_000);
    expect(await textOf(page, EVENTS)).toMatch(/22509 .*In this run: [\d.]+ ms and [\d,]+ pages/);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('names the missing steps, and undoes steps', async () => {
    const { page } = await openLab();
    await step(page, 6);
    await page.keyboard.press('Enter');
    await told(page, '^Step 6 .* needs step 2 .* and step 5');
    await press(page, clusterText.buildAll);
    await told(page, '^(?!Step 6 )');
    // The migration begins, and takes the focus to its player.
    await page.waitForFunction(() => document.activeElement!.matches('.lab .play'));
    await step(page, 3);
    await page.keyboard.press('Enter');
    await told(page, 'step 4');
    await press(page, clusterText.undo);
    await told(page, '^7 of 8');
    await page.close();
  });

  test('is left for another screen without a fault', async () => {
    const { page, faults } = await openLab();
    await press(page, 'Hosts');
    await page.waitForSelector('#hosts h1');
    await settle(page);
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe('both screens are accessible', () => {
  test.each<Look>([...LOOKS, ['dark', 390]])('in %s at %i pixels', async (...look) => {
    const { page } = await open();
    await wear(page, look);
    await page.select('#breakage', 'guest-network');
    await page.waitForSelector('.failure');
    await page.$$eval('main details', (list) => list.forEach((each) => (each.open = true)));
    await pause(page);
    await page.waitForSelector('.moves [aria-label="Published table"]');
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.evaluate(() => (location.hash = '#cluster'));
    await page.waitForSelector('.lab');
    await press(page, clusterText.buildAll);
    await page.$$eval('.lab details', (list) => list.forEach((each) => (each.open = true)));
    await pause(page);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.close();
  });
});

test('copying and mirroring a disk fill the stage that they take', async () => {
  const { page } = await openPage(browser, `${site.address}?v=1&storage=shared-nothing`);
  await page.waitForSelector('.timeline .disk');
  const [bar, parts] = await page.evaluate(() => {
    const widthOf = (element: Element) => element.getBoundingClientRect().width;
    const all = [...document.querySelectorAll('.timeline .disk')];
    return [widthOf(all[0]!.parentElement!), all.map(widthOf)] as const;
  });
  expect(parts).toHaveLength(2);
  // Between them is a gap of two pixels.
  expect(parts[0]! + parts[1]! + 2).toBeCloseTo(bar, 0);
  await page.close();
});

test.each([
  [
    'memory=512MiB&guests=3&link=800Mb/s&limits.cancelAtMs=8000',
    '3 VMs stay: the move was given up.',
  ],
  ['guests=3&hosts=1', '3 VMs stay, because the settings of the hosts prevent the move.'],
  [
    'memory=100GiB&guests=3&hosts.first.liveMigration=true&hosts.second.liveMigration=true',
    '1 VM stays, because HV2 has too little free memory left.',
  ],
])('VMs that stay are named with the reason: %s', async (search, words) => {
  const { page } = await openPage(browser, `${site.address}?v=1&${search}#hosts`);
  await page.waitForFunction(
    (wanted) => document.querySelector('.moves')?.textContent!.includes(wanted),
    {},
    words,
  );
  await page.close();
});

test('the cluster lab tells of a migration that was given up', async () => {
  const { page } = await openPage(browser, `${site.address}?v=1&limits.cancelAtMs=5000#cluster`);
  await page.waitForSelector('.lab');
  await press(page, clusterText.buildAll);
  await page.waitForSelector('.timeline .memory');
  await page.focus('main');
  await page.keyboard.press('End');
  await page.waitForFunction(() =>
    /SQL01 stays on HV1: /.test(document.querySelector('.says')!.textContent!),
  );
  const state = () => textOf(page, '#lab-migration-state');
  await expect.poll(state, { timeout: 20_000 }).toBe('✕ failed');
  expect(await textOf(page, EVENTS)).toMatch(/21502 .*This run failed: .*\./);
  expect(await textOf(page, EVENTS)).not.toContain('In this run');
  await page.close();
});

test('where its settings are locked the cluster lab says so, and plays nothing', async () => {
  const { page } = await openPage(browser, `${site.address}?v=1&lock=all#cluster`);
  await page.waitForSelector('.lab');
  await press(page, clusterText.buildAll);
  await page.waitForFunction(
    (words) => document.querySelector('.says')!.textContent!.includes(words),
    {},
    clusterText.locked,
  );
  expect(await page.$('.lab .play')).toBeNull();
  await page.close();
});

test('the keyboard goes on where a clean handshake leads', async () => {
  const { page } = await openPage(browser, `${site.address}?v=1#hosts`);
  await page.waitForSelector('.timeline .memory');
  await hurry(page);
  await page.focus('.start');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash === '#watch');
  await page.waitForFunction(() => document.activeElement?.id === 'stage');
  await page.close();
});

test('a move with something to mend afterwards stays where it is mended', async () => {
  const ready = 'hosts.first.liveMigration=true&hosts.second.liveMigration=true';
  const search = `v=1&${ready}&hosts.vm.standardCheckpoints=20&hosts.second.guestNetwork=10.0.0.0/8`;
  const { page } = await openPage(browser, `${site.address}?${search}#hosts`);
  await page.waitForSelector('.timeline .memory');
  await hurry(page);
  await press(page, 'Start the move');
  await page.waitForSelector('.timeline .lit.cleanup');
  expect(await page.evaluate(() => location.hash)).toBe('#hosts');
  expect(await violations(page)).toEqual([]);
  await page.close();
});
