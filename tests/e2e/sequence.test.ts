import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { openPage } from '../helpers/browsers';
import { overflow } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

const KERBEROS =
  'hosts.first.liveMigration=true&hosts.second.liveMigration=true' +
  '&hosts.first.authentication=kerberos&hosts.second.authentication=kerberos';
const LONG =
  'hosts.first.name=HV-PROD-NORTH-01&hosts.second.name=a.very.long.fqdn.corp.example.com' +
  '&hosts.administrator.tool=failover-cluster-manager';

/** The texts of messages that touch a lifeline or leave the diagram, and how many there are. */
const crossings = (page: Page) =>
  page.evaluate(() => {
    const lines = [...document.querySelectorAll('.sequence .lifeline')].map((line) =>
      line.getBoundingClientRect(),
    );
    const frame = document.querySelector('.sequence')!.getBoundingClientRect();
    const texts = [...document.querySelectorAll('.sequence ol p')];
    const crossed = texts.filter((text) => {
      // Words for screen readers alone are in an element of their own.
      const shown = [...text.childNodes].filter((node) => node instanceof Text);
      const boxes = shown.flatMap((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()];
      });
      if (!boxes.length) throw new Error('A message without a text.');
      return boxes.some(
        (box) =>
          box.left < frame.left - 1 ||
          box.right > frame.right + 1 ||
          lines.some((line) => box.left < line.right && line.left < box.right),
      );
    });
    return {
      lines: lines.filter(({ height }) => height > 300).length,
      texts: texts.length,
      crossed: crossed.map(({ textContent }) => textContent!.replace(/\s+/g, ' ').trim()),
    };
  });

test.each([
  ['as they are set up', ''],
  ['with Kerberos, where tickets for two services are requested', `${KERBEROS}&storage=smb-share`],
  ['with long names, where the move fails', LONG],
])('no text of the handshake crosses a lifeline: %s', async (_, search) => {
  const { page } = await openPage(browser, `${site.address}?v=1&${search}#hosts`);
  await page.waitForSelector('.sequence .lifeline');
  for (const width of [320, 390, 700, 1000, 1280, 1920]) {
    await page.setViewport({ width, height: 900 });
    // The layout follows the width of the diagram.
    await page.waitForFunction(
      () =>
        document.querySelector('.sequence')!.clientWidth < 640 ===
        document.querySelector('.sequence')!.matches('.narrow'),
    );
    const seen = await crossings(page);
    expect(seen.crossed, `at ${width}`).toEqual([]);
    expect(seen.lines).toBe(6);
    expect(seen.texts).toBeGreaterThanOrEqual(10);
    expect(await overflow(page), `at ${width}`).toBe(0);
  }
  await page.close();
});
