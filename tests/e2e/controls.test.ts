import type { Page } from 'puppeteer-core';
import { describe, expect } from 'vitest';
import { presets } from '../../src/catalog/presets';
import { workloads } from '../../src/catalog/workloads';
import { policies } from '../../src/policies/all';
import type { PolicyId } from '../../src/policies/labels';
import { controlsText } from '../../src/text/controls';
import { verdictText } from '../../src/text/verdict';
import { fieldNamesText } from '../../src/text/field-names';
import '../../src/text/other-policies';
import { policySourcesText } from '../../src/text/policy-sources';
import {
  ENTRY,
  enterAll,
  gone,
  onPage,
  openAdvanced,
  refusal,
  shows,
  type,
  valueOf,
} from '../helpers/fields';
import { press, textOf } from '../helpers/lab';
import { withSite } from '../helpers/with-site';

withSite();

const ratioOf = (page: Page) => textOf(page, '.controls .field > b');

/** Waits for a run with another ratio. */
const anotherRatio = (page: Page, old: string) =>
  expect.poll(() => ratioOf(page), { timeout: 30_000 }).not.toBe(old);

const expectNumbers = async (page: Page) =>
  expect(await textOf(page, '.page')).not.toMatch(/NaN|undefined|Infinity/);

describe('workloads', () => {
  onPage('change the run and keep everything else', async (page) => {
    const kept = () =>
      Promise.all(['memory', 'bandwidth', 'latency'].map((id) => valueOf(page, ENTRY(id))));
    const before = await kept();
    expect(await valueOf(page, '#workload')).toBe('database');
    const seen = [await ratioOf(page)];
    for (const { id, about, source } of workloads.filter(({ id }) => id !== 'database')) {
      const old = await ratioOf(page);
      await page.select('#workload', id);
      await anotherRatio(page, old);
      seen.push(await ratioOf(page));
      expect(await valueOf(page, '#workload')).toBe(id);
      expect(await textOf(page, '.workload')).toBe(`${about} ${source}`);
      expect(await kept()).toEqual(before);
      await expectNumbers(page);
    }
    expect(new Set(seen).size).toBe(workloads.length);
  });

  onPage(
    'stay what they are on another size of memory, and say when they were changed',
    async (page) => {
      await page.select('#workload', 'cache');
      await shows(page, ENTRY('writes'), '80,000 /s');
      await type(page, ENTRY('memory'), '333 MiB');
      await shows(page, ENTRY('memory'), '333 MiB');
      expect(await valueOf(page, '#workload')).toBe('cache');
      expect(await valueOf(page, ENTRY('working-set'))).toBe('60 %');
      await type(page, ENTRY('writes'), '70000/s');
      await shows(page, '#workload', '');
      expect(await textOf(page, '#workload option:checked')).toBe(controlsText.ownWorkload);
      await type(page, ENTRY('writes'), '80 k/s');
      await shows(page, '#workload', 'cache');
    },
  );
});

describe('entries', () => {
  onPage('take the unit that is shown where none is typed', async (page) => {
    await enterAll(page, [
      ['memory', '8', '8 GiB'],
      ['writes', '12000', '12,000 /s'],
      ['working-set', '50', '50 %'],
      ['bandwidth', '25 Gb/s', '25 Gb/s'],
      ['latency', '5 ms', '5 ms'],
      ['latency', '20', '20 ms'],
    ]);
  });

  onPage('take a latency, which lengthens the blackout', async (page) => {
    await type(page, ENTRY('latency'), '5 ms');
    // One round trip at the switchover: 4.8 ms more than with 0.2 ms.
    await page.waitForFunction(() => /25\.7 ms/.test(document.querySelector('h1')!.textContent!));
    expect(await page.$eval('#latency', (slider) => slider.ariaValueText)).toBe('5 ms');
  });

  const REFUSED = [
    ['memory', 'lots', '1 B to 64 TiB, such as “16 GiB”.'],
    ['memory', '65 TiB', '1 B to 64 TiB, such as “16 GiB”.'],
    ['writes', 'many', '0 /s to 1,000,000,000 /s, such as “40,000 /s”.'],
    ['working-set', '120 %', 'above 0 %, at most 100 %, such as “25 %”.'],
    ['bandwidth', '0 Gb/s', 'above 0 b/s, at most 8 Tb/s, such as “9.5 Gb/s”.'],
    ['latency', '0,5,5 ms', '0 ms to 10 s, such as “200 µs”.'],
    ['slide-thresholdPages', 'few', '0 pages to 268,435,456 pages, such as “4,096 pages”.'],
    ['option-maxPasses', '2.5', 'a whole number, 1 to 1,000.'],
  ] as const;
  onPage('refuse what is not allowed, and say what is', async (page) => {
    const before = await textOf(page, 'h1');
    for (const [id, text, allowed] of REFUSED) {
      const old = await valueOf(page, ENTRY(id));
      expect(await refusal(page, id, text)).toBe(`Allowed: ${allowed}`);
      expect(await valueOf(page, ENTRY(id))).toBe(text);
      expect(await textOf(page, 'h1')).toBe(before);
      await page.keyboard.press('Escape');
      await gone(page, `#${id}-wrong`);
      expect(await valueOf(page, ENTRY(id))).toBe(old);
    }
  });

  onPage('keep their order and their last value when a slider is dragged', async (page) => {
    await page.focus('#latency');
    await Promise.all(Array.from({ length: 60 }, () => page.keyboard.press('ArrowRight')));
    await shows(page, ENTRY('latency'), '790 µs');
  });
});

describe('a drag', () => {
  onPage('moves nothing, also where it ends a refusal', async (page) => {
    await refusal(page, 'writes', 'nonsense');
    const tops = () =>
      page.$$eval('.controls label, .controls h2, .controls summary', (list) =>
        list.map((each) => each.getBoundingClientRect().top),
      );
    const before = await tops();
    const slider = (await (await page.$('#bandwidth'))!.boundingBox())!;
    const y = slider.y + slider.height / 2;
    await page.mouse.move(slider.x + slider.width * 0.7, y);
    await page.mouse.down();
    for (const share of [0.6, 0.4, 0.2, 0.05, 0.9]) {
      const old = await ratioOf(page);
      await page.mouse.move(slider.x + slider.width * share, y, { steps: 4 });
      await anotherRatio(page, old);
      expect(await tops()).toEqual(before);
    }
    expect(await valueOf(page, ENTRY('writes'))).toBe('40,000 /s');
    await page.mouse.up();
    await gone(page, '#writes-wrong');
  });

  onPage('is not cut short by a message that appears when the entry is left', async (page) => {
    await page.click(ENTRY('memory'), { count: 3 });
    await page.keyboard.type('nonsense');
    // The press leaves the entry; its target must still get the click.
    await page.click('.controls summary', { delay: 200 });
    await page.waitForSelector('#seed');
    await page.waitForSelector('#memory-wrong');
  });
});

/** Every advanced number: its id, the typed text, the text then shown, and the range. */
const ADVANCED = [
  ['vm-vcpus', '16', '16', '1 to 2,048'],
  ['vm-zeroPageShare', '12.5 %', '12.5 %', '0 % to 100 %'],
  ['vm-deviceStateBytes', '32 MiB', '32 MiB', '0 B to 64 GiB'],
  ['workload-hotPageShare', '20 %', '20 %', '0 % to 100 %'],
  ['workload-hotWriteShare', '80', '80 %', '0 % to 100 %'],
  ['link-pageHeaderBytes', '16 B', '16 B', '0 B to 4 KiB'],
  ['link-giveUpMs', '1 min', '60 s', '0 ms'],
  ['timing-setupMs', '2 s', '2 s', '0 ms'],
  ['timing-resumeMs', '25 ms', '25 ms', '0 ms'],
  ['timing-cleanupMs', '250 ms', '250 ms', '0 ms'],
  ['timing-announceMs', '0.5 s', '500 ms', '0 ms'],
  ['timing-faultMicros', '7 us', '7 µs', '0 ms to 1 s'],
  ['limits-maxSeconds', '10 min', '600 s', 'above 0 s'],
  ['limits-maxRounds', '50', '50', '1 to 1,000,000'],
  ['limits-retries', '3', '3', '0 to 10'],
  ['seed', '12345', '12345', '0 to 9007199254740991'],
] as const;

async function tryField(page: Page, [id, text, shown, range]: readonly string[]): Promise<void> {
  const allowed = await refusal(page, id!, 'nonsense');
  expect(allowed).toMatch(/^Allowed: /);
  expect(allowed).toContain(range);
  await type(page, ENTRY(id!), text!);
  await gone(page, `#${id}-wrong`);
  await shows(page, ENTRY(id!), shown!);
  await expectNumbers(page);
}

describe('the advanced controls', () => {
  onPage('each take a value with its unit, and refuse nonsense', async (page) => {
    await openAdvanced(page);
    for (const each of ADVANCED) await tryField(page, each);
  });

  onPage('show what the pattern and the policy use, and only that', async (page) => {
    await openAdvanced(page);
    const ids = () =>
      page.$$eval('[aria-label="Workload, advanced"] :is(input, select)', (list) =>
        list.map(({ id }) => id.replace('workload-', '')),
      );
    const always = ['pace'];
    expect(await ids()).toEqual(['hotPageShare', 'hotWriteShare', 'hotLayout', ...always]);
    await page.select('#pattern', 'zipf');
    await page.waitForSelector('#workload-exponent');
    expect(await ids()).toEqual(['exponent', 'hotLayout', ...always]);
    await tryField(page, ['workload-exponent', '1.5', '1.5', '0 to 4']);
    await page.select('#pattern', 'uniform');
    await gone(page, '#workload-exponent');
    expect(await ids()).toEqual(always);
    await page.select('#policy', 'qemu-multifd-zstd');
    await page.waitForSelector('#workload-compressRatio');
    await tryField(page, ['workload-compressRatio', '2.9x', '2.9×', '1× to 1,000×']);
    await page.select('#policy', 'qemu-xbzrle');
    await page.waitForSelector('#workload-deltaBytes');
    await tryField(page, ['workload-deltaBytes', '27 B', '27 B', '0 B to 4 KiB']);
    await page.select('#policy', 'post-copy');
    await page.waitForSelector('#workload-touchesPerSecond');
    expect(await ids()).toEqual([...always, 'touchesPerSecond']);
    const touches = ['2 M/s', '2,000,000 /s', '0 /s to 1,000,000,000 /s'] as const;
    await tryField(page, ['workload-touchesPerSecond', ...touches]);
    await page.select('#policy', 'vmotion');
    await shows(page, '#workload-cpuShare', 'automatic');
    await tryField(page, ['workload-cpuShare', '40 %', '40 %', '0 % to 100 %']);
    await page.select('#workload-pace', 'demand');
    await shows(page, '#workload-cpuShare', 'automatic');
  });

  onPage('change the size of pages and keep the workload', async (page) => {
    await openAdvanced(page);
    await page.select('#page-size', '2097152');
    await page.waitForFunction(() => /8,192/.test(document.body.textContent!));
    await shows(page, '#option-thresholdPages', '8 pages');
    expect(await valueOf(page, '#workload')).toBe('database');
    expect(await valueOf(page, ENTRY('memory'))).toBe('16 GiB');
    await type(page, ENTRY('memory'), '4 TiB');
    await shows(page, ENTRY('memory'), '4 TiB');
    // 4 TiB in small pages are too many to simulate one by one, and the verdict says so.
    await page.select('#page-size', '4096');
    await page.waitForFunction(
      (note) => document.querySelector('.verdict')!.textContent!.includes(note),
      {},
      verdictText.scaled(64),
    );
    await page.select('#page-size', '2097152');
    await shows(page, '#page-size', '2097152');
    await type(page, '#option-thresholdPages', '9 pages');
    await page.select('#page-size', '16777216');
    await page.waitForFunction(() => /262,144/.test(document.body.textContent!));
    expect(await valueOf(page, '#option-thresholdPages')).toBe('9 pages');
  });

  onPage('give another seed, which the fold below tells', async (page) => {
    await openAdvanced(page);
    await press(page, fieldNamesText.anotherSeed);
    await shows(page, '#seed', '2');
    expect(await textOf(page, '.controls footer')).toContain('seed 2 ·');
  });
});

describe('rules', () => {
  onPage(
    'are offered by product, and every one runs and refuses nonsense in its options',
    async (page) => {
      const groups = await page.$$eval('#policy optgroup', (list) =>
        list.map((group) => [
          group.label,
          ...[...group.children].map((each) => (each as HTMLOptionElement).value),
        ]),
      );
      expect(groups.map(([title]) => title)).toEqual([
        'Hyper-V',
        'QEMU and KVM',
        'Xen',
        'VMware',
        'Cloud Hypervisor',
        'Other',
      ]);
      expect(groups.flatMap(([, ...ids]) => ids).sort()).toEqual(Object.keys(policies).sort());
      expect(groups[0]).toEqual(['Hyper-V', 'hyper-v', 'hyper-v-5', 'quick-migration']);
      expect(groups.at(-1)).toEqual(['Other', 'post-copy', 'stop-and-copy']);
      for (const { id, options } of Object.values(policies).reverse()) {
        await page.select('#policy', id);
        const typed = Object.keys(options).filter(
          (key) => options[key]!.unit !== 'choice' && !options[key]!.values,
        );
        const fields = typed.map((key) => `option-${key}`);
        await page.waitForFunction(
          (wanted, note) =>
            document.body.textContent!.includes(note) &&
            [...document.querySelectorAll('input[id^="option-"]')].map((e) => e.id).join() ===
              wanted,
          {},
          fields.join(),
          `Source: ${policySourcesText[id as PolicyId]}.`,
        );
        for (const field of fields) {
          await type(page, `#${field}`, 'nonsense');
          const wrong = `.field:has(#${field}) .wrong`;
          await page.waitForSelector(wrong);
          expect(await textOf(page, wrong)).toMatch(/: nonsense is not allowed\. Allowed: /);
          await page.keyboard.press('Escape');
        }
        await expectNumbers(page);
      }
    },
  );

  onPage('of Hyper-V use the transport, whose options appear with it', async (page) => {
    await page.select('#transport', 'compression');
    await page.waitForSelector('#ratio');
    await tryField(page, ['ratio', '3', '3×', '1× to 1,000×']);
    await tryField(page, ['cpu-rate', '16 Gb/s', '16 Gb/s', 'above 0 b/s, at most 8 Tb/s']);
    await page.select('#transport', 'smb');
    await page.waitForSelector('#adapters');
    await tryField(page, ['adapters', '2', '2', '1 to 16']);
    await page.select('#policy', 'xen');
    await gone(page, '#transport');
  });

  onPage('take “no limit” for a rate, and a dragged downtime', async (page) => {
    await page.select('#policy', 'qemu');
    await page.waitForSelector('#option-maxBandwidth');
    await type(page, '#option-maxBandwidth', '2 Gb/s');
    await shows(page, '#option-maxBandwidth', '2 Gb/s');
    await tryField(page, ['option-maxBandwidth', 'no limit', 'no limit', 'no limit, or at most 8']);
    await shows(page, '#option-maxBandwidth', 'no limit');
    const measured = ['option-switchoverBandwidth', '1 Gb/s', '1 Gb/s', 'measured, or at most 8'];
    await tryField(page, measured as [string, string, string, string]);
    await type(page, '#option-switchoverBandwidth', 'measured');
    await shows(page, '#option-switchoverBandwidth', 'measured');
    await page.select('#option-qemuVersion', '7.2');
    await page.waitForFunction(() => location.search.includes('qemuVersion=7.2'));
    await page.focus('#slide-downtimeLimitMs');
    await page.keyboard.press('Home');
    await shows(page, '#option-downtimeLimitMs', '10 ms');
    await page.keyboard.press('End');
    await shows(page, '#option-downtimeLimitMs', '30 s');
  });
});

onPage('What is typed into an option goes with a policy that was just left', async (page) => {
  await page.select('#policy', 'xen-legacy');
  await page.waitForSelector('#option-maxRounds');
  await refusal(page, 'option-maxRounds', '-1');
  await page.evaluate(async () => {
    const send = (id: string, value: string) => {
      const field = document.querySelector<HTMLInputElement>(`#${id}`)!;
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    };
    send('policy', 'qemu');
    // The other policy is set, but not shown yet.
    for (let turn = 0; turn < 100; turn++) await null;
    send('option-maxRounds', 'Infinity');
  });
  await page.waitForSelector('#option-maxBandwidth');
  expect(await page.$$('[role="alert"]')).toEqual([]);
  expect(await textOf(page, 'h1')).toMatch(/round/);
});

onPage('Reset all restores the preset and ends what was refused', async (page) => {
  const all = () =>
    page.$$eval('.controls :is(input, select)', (list) =>
      list.map((each) => `${each.id} ${(each as HTMLInputElement).value}`),
    );
  await openAdvanced(page);
  const before = await all();
  const ratio = await ratioOf(page);
  await page.select('#workload', 'writer');
  await shows(page, ENTRY('writes'), '200,000 /s');
  await type(page, ENTRY('bandwidth'), '1 Gb/s');
  await type(page, ENTRY('vm-vcpus'), '2');
  await shows(page, ENTRY('vm-vcpus'), '2');
  await refusal(page, 'latency', 'nonsense');
  await press(page, 'Reset all');
  await gone(page, '.wrong');
  await expect.poll(() => ratioOf(page), { timeout: 30_000 }).toBe(ratio);
  expect(await all()).toEqual(before);
});

onPage('A preset loses its name when a value is changed, and undo gives it back', async (page) => {
  const named = () =>
    page.$eval('#preset', (list) => (list as HTMLSelectElement).selectedOptions[0]!.text);
  const top = () => page.$eval('#memory', (each) => Math.round(each.getBoundingClientRect().top));
  const { label } = presets[0]!;
  expect(await named()).toBe(label);
  const before = await top();
  await type(page, ENTRY('memory'), '8 GiB');
  await expect.poll(named).toBe(controlsText.changed);
  expect(await top()).toBe(before);
  await type(page, ENTRY('memory'), '16 GiB');
  await expect.poll(named).toBe(label);
  await press(page, controlsText.undo);
  await expect.poll(named).toBe(controlsText.changed);
  await press(page, controlsText.undo);
  await expect.poll(named).toBe(label);
});
