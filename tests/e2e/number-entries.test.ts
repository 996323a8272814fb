import { expect } from 'vitest';
import { controlsText } from '../../src/text/controls';
import { entryText } from '../../src/text/entry';
import { ENTRY, enterAll, gone, onPage, refusal, shows, type, valueOf } from '../helpers/fields';
import { press } from '../helpers/lab';
import { withSite } from '../helpers/with-site';

withSite();

onPage('an entry takes a point or a comma for decimals', async (page) => {
  await enterAll(page, [
    ['latency', '1,5 ms', '1.5 ms'],
    ['latency', '1.5', '1.5 ms'],
    ['latency', '0,125', '125 µs'],
    ['latency', '1.024 ms', '1.02 ms'],
    ['memory', '1,5 GiB', '1.5 GiB'],
    ['memory', '2.5', '2.5 GiB'],
    ['working-set', '12,5 %', '12.5 %'],
    ['working-set', '7,5', '7.5 %'],
    ['writes', '12.5 k/s', '12,500 /s'],
    ['writes', '1,234,567', '1,234,567 /s'],
    ['writes', '1,234.5 /s', '1,235 /s'],
  ]);
});

onPage('an entry takes units as tools print them, and refuses what can be two', async (page) => {
  await enterAll(page, [
    ['memory', '64G', '64 GiB'],
    ['memory', '16Gi', '16 GiB'],
    ['bandwidth', '10GbE', '10 Gb/s'],
    ['bandwidth', '1G', '1 Gb/s'],
    ['bandwidth', '9.38 Gbits/sec', '9.38 Gb/s'],
    ['writes', '200 MiB/s', '51,200 /s'],
  ]);
  expect(await refusal(page, 'bandwidth', '100 MBps')).toContain('100 MB/s or 100 Mb/s');
});

onPage('an entry refuses a comma that may mean thousands, and says both numbers', async (page) => {
  const cases = [
    ['writes', '50,000', '50000 or 50.000; write 50000, or 50.000 with a point.'],
    [
      'memory',
      '16,384 MiB',
      '16384 MiB or 16.384 MiB; write 16384 MiB, or 16.384 MiB with a point.',
    ],
    ['latency', '1,024', '1024 or 1.024; write 1024, or 1.024 with a point.'],
    ['option-maxPasses', '1,000', '1000 or 1.000; write 1000, or 1.000 with a point.'],
  ] as const;
  for (const [id, text, readings] of cases) {
    const old = await valueOf(page, ENTRY(id));
    const usual = await refusal(page, id, 'nonsense');
    await page.keyboard.press('Escape');
    await gone(page, `#${id}-wrong`);
    expect(await refusal(page, id, text)).toBe(`${usual} “${text}” can mean ${readings}`);
    await page.keyboard.press('Escape');
    await gone(page, `#${id}-wrong`);
    expect(await valueOf(page, ENTRY(id))).toBe(old);
  }
});

onPage(
  'an entry takes back what it shows, commas and all, for what it stands for',
  async (page) => {
    await type(page, ENTRY('writes'), '12345.6');
    await shows(page, ENTRY('writes'), '12,346 /s');
    await refusal(page, 'writes', 'nonsense');
    await type(page, ENTRY('writes'), '12,346 /s');
    await gone(page, '#writes-wrong');
    await shows(page, ENTRY('writes'), '12,346 /s');
    await page.waitForFunction(() => location.search.includes('writes=12345.6'));
    // The example in a refusal can be typed.
    await type(page, ENTRY('writes'), '40,000 /s');
    await shows(page, ENTRY('writes'), '40,000 /s');
  },
);

onPage('an entry takes a dirty rate instead of writes, and says what cannot be', async (page) => {
  await page.select('#writes-as', 'rate');
  await page.waitForSelector(ENTRY('dirty-rate'));
  await type(page, ENTRY('dirty-rate'), '60');
  await shows(page, ENTRY('dirty-rate'), '60 MiB/s');
  await type(page, '#dirty-period', '2 s');
  await shows(page, '#dirty-period', '2 s');
  await page.waitForFunction(() => /&dirty=/.test(location.search));
  expect(await page.evaluate(() => location.search)).not.toContain('writes=');
  expect(await refusal(page, 'dirty-rate', '5 GiB/s')).toBe(
    'Allowed: 0 B/s to 2 GiB/s, such as “60 MiB/s”.',
  );
  await page.keyboard.press('Escape');
  await gone(page, '#dirty-rate-wrong');
  // Over 10 s the working set of 4 GiB gives 410 MiB/s at most.
  await type(page, ENTRY('dirty-rate'), '1 GiB/s');
  await shows(page, ENTRY('dirty-rate'), '1 GiB/s');
  expect(await refusal(page, 'dirty-period', '10 s')).toBe(
    `Allowed: above 0 s, at most 4 s, such as “1 s”. ${entryText.shorterPeriod}`,
  );
  await type(page, '#dirty-period', '4 s');
  await shows(page, '#dirty-period', '4 s');
  await press(page, controlsText.undo);
  await press(page, controlsText.undo);
  await page.select('#writes-as', 'writes');
  await page.waitForSelector(ENTRY('writes'));
  await press(page, controlsText.undo);
  await shows(page, ENTRY('dirty-rate'), '60 MiB/s');
});
