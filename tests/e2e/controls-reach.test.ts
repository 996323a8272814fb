import { describe, expect } from 'vitest';
import { optionsText } from '../../src/text/options';
import { onPage, openAdvanced, refusal } from '../helpers/fields';
import { LOOKS, violations, wear } from '../helpers/lab';
import { withSite } from '../helpers/with-site';

withSite();

describe('everything can be read, reached and hit', () => {
  for (const look of [...LOOKS, ['dark', 390], ['projector', 320]] as const)
    onPage(`in ${look[0]} at ${look[1]} pixels`, async (page) => {
      await wear(page, look);
      await openAdvanced(page);
      await page.select('#transport', 'compression');
      await page.waitForSelector('#ratio');
      await refusal(page, 'memory', 'nonsense');
      await refusal(page, 'limits-retries', '11');
      expect(await violations(page)).toEqual([]);
      const wide = await page.$$eval('aside, aside *', ([aside, ...list]) => {
        const { right } = aside!.getBoundingClientRect();
        return list.filter((each) => each.getBoundingClientRect().right > right).length;
      });
      expect(wide).toBe(0);
      // Words that open the glossary are in a line of text and have its height.
      const hit = '.controls :is(input, select, button:not(.opens), summary)';
      const small = await page.$$eval(hit, (list) =>
        list
          .map((each) => ({ id: each.id, ...each.getBoundingClientRect().toJSON() }))
          .filter(({ width, height }) => width < 24 || height < 24),
      );
      expect(small).toEqual([]);
    });

  onPage('by keyboard, from the scenario to the reset', async (page) => {
    await page.focus('#preset');
    const reached: string[] = [];
    for (let i = 0; i < 40; i++) {
      const name = await page.evaluate(
        () => document.activeElement!.id || document.activeElement!.textContent!.trim(),
      );
      if (name) reached.push(name);
      if (name === 'Reset all') break;
      await page.keyboard.press('Tab');
    }
    // Words that open the glossary (in capitals) come before the control that they describe.
    expect(reached).toEqual([
      'preset',
      'Basic',
      'Expert',
      'workload',
      'Memory',
      'memory',
      'Writes given as',
      'writes-as',
      'Page writes',
      'writes',
      'Working set',
      'working-set',
      'Pattern',
      'pattern',
      'Bandwidth',
      'bandwidth',
      'latency',
      'Transport',
      'transport',
      '19.5 %',
      '5.02 %',
      'Rules',
      'policy',
      optionsText.byCode['max-passes'].label,
      'option-maxPasses',
      'Threshold',
      'option-thresholdPages',
      'slide-thresholdPages',
      'Advanced',
      'Where am I?',
      'Undo',
      'Redo',
      'Reset all',
    ]);
  });
});
