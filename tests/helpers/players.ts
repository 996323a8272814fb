import type { ElementHandle, Page } from 'puppeteer-core';
import { settle } from './lab';

/** A person who uses the page with one kind of input only. */
export interface Player {
  /** Presses what is named: a button by its words or its accessible name. */
  press(name: string): Promise<void>;
  /** Writes pages of the VM on the map of the source, so many pixels below its middle. */
  draw(below: number): Promise<void>;
}

/** The visible thing to press that is named so; it is brought into view. */
async function find(page: Page, name: string) {
  const found = await page.waitForFunction(
    (wanted) => {
      const named = (element: HTMLElement) => [
        element.getAttribute('aria-label'),
        element.textContent!.replace(/\s+/g, ' ').trim(),
      ];
      const all = [...document.querySelectorAll<HTMLElement>('button, a, summary')];
      const element = all.find((each) => each.offsetParent && named(each).includes(wanted));
      element?.scrollIntoView({ block: 'center', behavior: 'instant' });
      return element;
    },
    {},
    name,
  );
  return found.asElement() as ElementHandle<Element>;
}

const SOURCE = '.host canvas';

/** A place on the map of the source, so many pixels below its middle, on the screen. */
async function placeOnMap(page: Page, below: number) {
  await page.$eval(SOURCE, (map) => map.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const { x, y, width, height } = (await (await page.$(SOURCE))!.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 + below };
}

export const byMouse = (page: Page): Player => ({
  press: async (name) => (await find(page, name)).click(),
  async draw(below) {
    const { x, y } = await placeOnMap(page, below);
    await page.mouse.move(x - 60, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y, { steps: 6 });
    await page.mouse.up();
    await settle(page);
  },
});

export const byTouch = (page: Page): Player => ({
  press: async (name) => (await find(page, name)).tap(),
  async draw(below) {
    const { x, y } = await placeOnMap(page, below);
    await page.touchscreen.touchStart(x - 50, y);
    // A finger that moves at once scrolls the page.
    await new Promise((done) => setTimeout(done, 450));
    for (let step = 1; step <= 5; step++) await page.touchscreen.touchMove(x - 50 + 20 * step, y);
    await page.touchscreen.touchEnd();
    await settle(page);
  },
});

export const byKeyboard = (page: Page): Player => {
  /** Presses Tab until the focus is on an element. */
  const reach = async (element: ElementHandle<Element>) => {
    for (let stops = 0; stops < 200; stops++) {
      if (await element.evaluate((wanted) => wanted === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('The Tab key does not lead there.');
  };
  return {
    async press(name) {
      await reach(await find(page, name));
      await page.keyboard.press('Enter');
    },
    async draw(below) {
      await reach((await page.$('.host .map input'))!);
      // From the first row of cells on, as far down as the place is below the highest one.
      for (let row = -24; row < below; row += 4) await page.keyboard.press('ArrowDown');
      await page.keyboard.down(' ');
      for (let step = 0; step < 120; step++) await page.keyboard.press('ArrowRight');
      await page.keyboard.up(' ');
      await settle(page);
    },
  };
};
