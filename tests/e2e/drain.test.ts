import type { Page } from 'puppeteer-core';
import { beforeEach, expect, test } from 'vitest';
import { drainText as t } from '../../src/text/drain';
import { hostsText } from '../../src/text/hosts';
import { movesTogetherText } from '../../src/text/moves-together';
import { openPage } from '../helpers/browsers';
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
import { browser, site, withSite } from '../helpers/with-site';

withSite();

let page: Page;
let faults: string[];

const CLUSTER =
  '?v=1&hosts.first.liveMigration=true&hosts.second.liveMigration=true' +
  '&hosts.cluster.isClustered=true&hosts.administrator.tool=failover-cluster-manager';

async function open(search = '?v=1'): Promise<void> {
  ({ page, faults } = await openPage(browser, `${site.address}${search}#hosts`));
  await page.waitForSelector('.moves #host-set');
  await settle(page);
}

beforeEach(() => () => page?.close());

/** Waits until the section contains this text. */
const says = (words: string) =>
  page.waitForFunction(
    (wanted) =>
      document.querySelector('.moves')!.textContent!.replace(/\s+/g, ' ').includes(wanted),
    {},
    words,
  );

const names = () =>
  page.$$eval('.moves .names li', (list) => list.map((each) => each.textContent!));

/** Waits until the order of the VMs starts with these. */
const startsWith = (...wanted: string[]) =>
  page.waitForFunction(
    (first) => {
      const all = document.querySelectorAll('.moves .names li');
      return first.every((each, index) => all[index]?.textContent === each);
    },
    {},
    wanted,
  );

/** Opens a section by its summary. */
const unfold = (words: string) =>
  page.evaluate((wanted) => {
    const all = [...document.querySelectorAll<HTMLElement>('.moves summary')];
    all.find((each) => each.textContent!.startsWith(wanted))!.click();
  }, words);

/** Replaces the text of a field. */
async function retype(field: string, text: string): Promise<void> {
  await page.focus(field);
  await page.$eval(field, (input) => (input as HTMLInputElement).select());
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

const openList = async () => {
  await unfold('Edit the list');
  await page.waitForSelector('.moves textarea');
};

test('a host of mixed VMs is drained by mouse: in an order, under a limit, along a clock', async () => {
  await open();
  await page.select('#host-set', 'mixed');
  await says('24 VMs with 224 GiB of memory');
  await says('HV1 is empty after');
  await startsWith('APP01', 'APP02');
  await page.select('#moves-order', 'largest');
  await startsWith('SQL01', 'SQL02', 'APP01');
  await page.select('#moves-order', 'priority');
  await startsWith('DC01', 'DC02', 'SQL01');
  await page.select('#moves-order', 'given');
  await startsWith('APP01', 'APP02');
  // Two at a time; half way some have left and some wait.
  await page.$eval('#drain-clock', (input) => {
    const slider = input as HTMLInputElement;
    slider.value = String(Number(slider.max) / 2);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await says('2 of 2 live migrations are under way');
  await says('VMs wait');
  await unfold(movesTogetherText.table.summary);
  await says(t.states.waits(2, 2));
  // Nobody waits for the first two, and the times of a column are compared.
  const waited = await page.$$eval('.moves tbody td:nth-of-type(3)', (cells) =>
    cells.map((cell) => cell.textContent),
  );
  expect(waited[0]).toBe('0 s');
  expect(waited.every((time) => time.endsWith(' s'))).toBe(true);
  await page.select('#moves-limit', '4');
  await says('of 4 live migrations are under way');
  expect(faults).toEqual([]);
});

test('a list is made, changed and emptied by the keyboard alone, and can be undone', async () => {
  await open();
  await page.focus('.moves details:has(+ details) summary');
  await openList();
  await page.focus('#vm-make');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'vm-0');
  // Name, memory, writes, priority, remove, then the button that adds.
  await page.keyboard.press('Tab');
  await page.keyboard.type('8');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1500');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'vm-1');
  await page.keyboard.type('WEB01');
  await page.keyboard.press('Enter');
  await startsWith('SQL01', 'WEB01');
  await says('2 VMs with 16 GiB of memory');
  // The fourth Tab from a name reaches its Remove button.
  for (let step = 0; step < 4; step++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await says(movesTogetherText.alone);
  await page.waitForFunction(() => document.activeElement?.id === 'vm-0');
  await page.keyboard.press('Escape');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.down('Control');
  await page.keyboard.press('z');
  await page.keyboard.up('Control');
  await startsWith('SQL01', 'WEB01');
  expect(faults).toEqual([]);
});

test('an entry that is not allowed is refused beside its row, and the list stays', async () => {
  await open();
  await page.select('#host-set', 'databases');
  await says('8 VMs with');
  await openList();
  await page.waitForSelector('#vm-2');
  await retype('li:has(#vm-2) .memory', 'lots');
  await page.waitForSelector('#vm-2-wrong');
  expect(await textOf(page, '#vm-2-wrong')).toBe(t.list.allowed.memory);
  await retype('li:has(#vm-2) .memory', '1,024 MiB');
  await says('can mean 1024 MiB or 1.024 MiB');
  await retype('li:has(#vm-2) .memory', '24 GiB');
  await page.waitForFunction(() => !document.querySelector('#vm-2-wrong'));
  await says('8 VMs with 216 GiB of memory');
});

test('a pasted table replaces the list; a wrong line is named and changes nothing', async () => {
  await open();
  await openList();
  await page.type('#vm-paste', 'SQL01 4GiB 2000 high\nWEB01 some 10\n');
  await press(page, t.paste.take);
  await says(t.paste.faults.memory(2, 'some'));
  await page.$eval(
    '#vm-paste',
    (area, text) => {
      (area as HTMLTextAreaElement).value = text;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    },
    `SQL\u202e01 4\n${'n'.repeat(5000)} 4\nWEB 4 20,000`,
  );
  await press(page, t.paste.take);
  await says('“20,000” can mean 20000 or 20.000');
  const said = await textOf(page, '.moves .paste [role="alert"]');
  expect(said).toContain('“SQL\\u202e01”');
  expect(said.length).toBeLessThan(500);
  expect(await page.$$('.moves .chart')).toHaveLength(0);
  await page.click('#vm-paste');
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.type('SQL01 4GiB 2000 high\nWEB01 2GiB 10');
  await press(page, t.paste.take);
  await startsWith('SQL01', 'WEB01');
  await says(t.paste.taken(2));
  // The link restores the same list.
  await page.waitForFunction(() => location.href.includes('moves.vms'));
  const address = page.url();
  await page.close();
  ({ page, faults } = await openPage(browser, address));
  await startsWith('SQL01', 'WEB01');
  expect(await names()).toEqual(['SQL01', 'WEB01']);
  expect(faults).toEqual([]);
});

test('200 VMs are shown, sorted and shared by a link that stays short', async () => {
  await open('?v=1&hosts.first.liveMigration=true&hosts.second.liveMigration=true');
  await openList();
  const lines = Array.from({ length: 200 }, (_, index) => `VM${index} ${1 + (index % 8)} 500`);
  await page.$eval(
    '#vm-paste',
    (area, text) => {
      (area as HTMLTextAreaElement).value = text;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    },
    [...lines, 'ONE 4'].join('\n'),
  );
  await press(page, t.paste.take);
  await says(t.paste.many(201, 200));
  await page.$eval(
    '#vm-paste',
    (area, text) => {
      (area as HTMLTextAreaElement).value = text;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    },
    lines.join('\n'),
  );
  await press(page, t.paste.take);
  await says('200 VMs with 900 GiB of memory');
  await says(t.list.most(200));
  // 256 GiB are free on the destination.
  await says('because HV2 has too little free memory left.');
  await page.select('#moves-order', 'smallest');
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('#vm-1')?.value === 'VM8',
  );
  await unfold(movesTogetherText.table.summary);
  await says('fails and stays: HV2 has too little free memory left');
  await page.waitForFunction(() => location.hash.length > 100);
  expect(page.url().length).toBeLessThan(4000);
  expect(await overflow(page)).toBe(0);
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('the screen agrees with itself while nothing is set on the hosts', async () => {
  const canMove = hostsText.canMove('SQL01', 'HV1', 'HV2');
  const shownHeading = () =>
    page.$$eval('h1', (all) => all.find((each) => each.offsetParent)?.textContent);
  await open('?v=1&memory=512GiB&moves.count=3');
  await says('HV1 is empty after');
  expect(await shownHeading()).toBe(canMove);
  // The working setup is what was assumed before.
  await press(page, hostsText.ready);
  await page.waitForFunction(() => location.href.includes('hosts.first.liveMigration'));
  await settle(page);
  await says('HV1 is empty after');
  await page.select('#breakage', 'memory');
  await says('3 VMs stay, because HV2 has too little free memory left.');
  await page.goto(`${site.address}?v=1&storage=shared-nothing#hosts`);
  await page.waitForSelector('.moves');
  await settle(page);
  expect(await shownHeading()).toBe(canMove);
});

test('nodes of a cluster are drained with their clicks and commands, in either direction', async () => {
  await open(CLUSTER);
  await says(t.about('HV1', 'HV2'));
  await unfold(t.ways.summary);
  await says(t.ways.clicks.pause('HV1'));
  await says("Suspend-ClusterNode -Name 'HV1' -Drain -Wait");
  await press(page, t.swap('HV2'));
  await says(t.about('HV2', 'HV1'));
  await says("Resume-ClusterNode -Name 'HV2' -Failback 'Immediate'");
});

test.each<Look>([...LOOKS, ['dark', 390]])('all of it is accessible: %s, %i', async (...look) => {
  await open(CLUSTER);
  await page.select('#host-set', 'mixed');
  await says('24 VMs with');
  await wear(page, look);
  await page.$$eval('.moves details', (list) => list.forEach((each) => (each.open = true)));
  await page.waitForSelector('.moves textarea');
  await page.waitForSelector('.moves [aria-label="Drain a node: table"]');
  expect(await overflow(page)).toBe(0);
  expect(await violations(page)).toEqual([]);
});
