import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { clusterText } from '../../src/text/cluster';
import { hostsText } from '../../src/text/hosts';
import '../../src/text/hyper-v-rules';
import { ruleTitlesText } from '../../src/text/rule-titles';
import { stageText } from '../../src/text/stage';
import { verdictText } from '../../src/text/verdict';
import { openPage } from '../helpers/browsers';
import { overflow, press, textOf } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

const READY = 'hosts.first.liveMigration=true&hosts.second.liveMigration=true';

const CLUSTERED =
  'hosts.cluster.isClustered=true&hosts.administrator.tool=failover-cluster-manager';

async function open(search = '', screen = 'hosts') {
  const address = `${site.address}?v=1${search && `&${search}`}#${screen}`;
  const opened = await openPage(browser, address);
  await opened.page.setViewport({ width: 1280, height: 1700 });
  // Before the first run there is nothing to move a playhead on.
  await opened.page.waitForSelector(screen === 'hosts' ? '.timeline .stage' : '.lab');
  return opened;
}

const heading = (page: Page) => textOf(page, 'main > div:not([hidden]) h1');
const until = (page: Page, selector: string, words: string) =>
  page.waitForFunction(
    (where, wanted) => document.querySelector(where)?.textContent!.includes(wanted),
    {},
    selector,
    words,
  );

describe('the handshake', () => {
  test('is read message by message with the arrow keys, there and back', async () => {
    const { page } = await open();
    await page.focus('main');
    await page.keyboard.press('Home');
    const passed = () => page.$$eval('.sequence .passed', (list) => list.length);
    for (let messages = 1; messages <= 10; messages++) {
      await page.keyboard.press('ArrowRight');
      expect(await passed()).toBe(messages);
    }
    await page.keyboard.press('ArrowLeft');
    expect(await passed()).toBe(9);
    // On the Watch screen they are not visible.
    await page.evaluate(() => (location.hash = '#watch'));
    await page.waitForSelector('.log');
    await page.focus('main');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    expect(await textOf(page, '.clock')).toMatch(/^1\.50 s of/);
    await page.close();
  });

  test('shows a failure that comes after it where all memory has crossed', async () => {
    const { page } = await open(`${READY}&${CLUSTERED}&hosts.second.systemDrive=D:`);
    await page.focus('main');
    await page.keyboard.press('Home');
    expect(await page.$('.sequence .failed')).toBeNull();
    await page.keyboard.press('End');
    await page.waitForSelector('.sequence .failed');
    expect(await textOf(page, '.sequence .failed')).toMatch(/^✕ fails: Take over the VM/);
    expect(await page.$('.marks .failed')).not.toBeNull();
    await page.evaluate(() => (location.hash = '#watch'));
    await page.waitForSelector('.log');
    expect(await textOf(page, '.host:last-of-type .figure')).toBe(stageText.discarded);
    expect(await textOf(page, '.log')).toMatch(/The VM is paused: [\d,]+ pages are left, within/);
    await page.close();
  });

  test('of a move that has to wait says that it waits', async () => {
    const { page } = await open(`${READY}&${CLUSTERED}&hosts.first.underWay=1`);
    await page.focus('main');
    await page.keyboard.press('End');
    await page.waitForSelector('.sequence .failed');
    expect(await textOf(page, '.sequence .failed')).toMatch(/waits: Move the role of SQL01/);
    expect(await textOf(page, 'main > div:not([hidden]) .verdict p')).toBe('SQL01 waits on HV1.');
    await page.evaluate(() => (location.hash = '#watch'));
    await until(page, 'main', verdictText.queued);
    await page.close();
  });

  test('is not judged by rules that do not look at its settings', async () => {
    const { page } = await open(`${READY}&policy=qemu&hosts.second.port6600=refused`);
    await until(page, '#hosts', 'QEMU does not use these settings.');
    expect(await page.$('.failure')).toBeNull();
    await press(page, hostsText.useHyperV);
    await page.waitForSelector('.failure');
    expect(await heading(page)).toContain(ruleTitlesText['port-6600-refused']);
    await page.close();
  });
});

describe('what is tried', () => {
  test('keeps the names, and gives back the link that it made slow', async () => {
    const { page } = await open(`${READY}&hosts.first.name=NODE-A&link=4Gb/s`);
    await page.select('#breakage', 'long-blackout');
    await until(page, '.failure h2', ruleTitlesText['long-blackout']);
    await page.evaluate(() => (location.hash = '#watch'));
    await page.evaluate(() => (location.hash = '#hosts'));
    await page.waitForSelector('.sequence');
    await press(page, hostsText.ready);
    await page.waitForFunction(() => !document.querySelector('.failure'));
    expect(await heading(page)).toBe('SQL01 can move from NODE-A to HV2.');
    await page.waitForFunction(() => /link=4Gb/.test(location.search));
    await page.close();
  });

  test('in the cluster lab is taken back with its last step', async () => {
    const { page } = await open(`${READY}&hosts.first.name=NODE-A`, 'cluster');
    await press(page, clusterText.buildAll);
    await until(page, '.says', 'SQL01 moves from HV1 to HV2');
    await page.waitForFunction(() => !location.search.includes('NODE-A'));
    await press(page, clusterText.undo);
    await page.waitForFunction(() => location.search.includes('NODE-A'));
    await page.close();
  });

  test('with several guests is tried with one where its disk goes along', async () => {
    const { page } = await open(`${READY}&guests=5`);
    await page.select('#breakage', 'no-path');
    await until(page, '.failure h2', ruleTitlesText['no-path']);
    expect(await page.evaluate(() => location.search)).not.toMatch(/NaN/);
    await page.close();
  });

  test('on a locked page is refused with the reason, and the choice goes back', async () => {
    const { page } = await open('lock=hosts');
    await page.select('#breakage', 'port-445');
    await until(page, '.problems', 'has locked the hosts');
    const chosen = () => page.$eval('#breakage', (field) => (field as HTMLSelectElement).value);
    await expect.poll(chosen).toBe('');
    await page.close();
  });

  test('in the cluster lab goes with its settings, on the way back in the browser', async () => {
    const { page } = await open('policy=qemu', 'cluster');
    await press(page, clusterText.buildAll);
    await until(page, '.says', 'SQL01 moves from HV1 to HV2');
    expect(await textOf(page, '#lab-migration-state')).toBe(clusterText.step.running);
    await page.waitForFunction(() => document.activeElement?.classList.contains('play'));
    await page.waitForFunction(() => location.search.includes('isClustered'));
    await page.goBack();
    await until(page, '.says', '7 of 8 steps are done');
    await page.close();
  });
});

test.each(['HVPRODUCTION001.corp.example.com', 'W'.repeat(60)])(
  '%s leaves the page its width where something fails',
  async (name) => {
    const names = `${READY}&hosts.first.name=${name}&hosts.second.name=${name}2`;
    const { page } = await open(`${names}&hosts.second.liveMigration=false`);
    await page.waitForSelector('.failure');
    for (const width of [320, 1024, 1280]) {
      await page.setViewport({ width, height: 800 });
      expect(await overflow(page), `at ${width}`).toBe(0);
    }
    await page.close();
  },
);

test('long names leave labels their place, and the page its width', async () => {
  const names =
    'hosts.first.name=HV-PROD-NORTH-01&hosts.second.name=a.very.long.fqdn.corp.example.com';
  const { page } = await open(names);
  for (const [width, height] of [
    [390, 844],
    [1280, 800],
  ] as const) {
    await page.setViewport({ width, height });
    const seen = await page.evaluate(() => {
      const label = document.querySelector('label[for="administrator-direction"]')!;
      const range = document.createRange();
      range.selectNodeContents(label);
      return {
        words: range.getBoundingClientRect().right,
        choice: document.querySelector('#administrator-direction')!.getBoundingClientRect().left,
        over: document.documentElement.scrollWidth - innerWidth,
      };
    });
    expect(seen.words).toBeLessThanOrEqual(seen.choice + 1);
    expect(seen.over).toBeLessThanOrEqual(0);
  }
  await page.close();
});
