import type { Browser, Frame, Page } from 'puppeteer-core';
import { startBrowser } from './browsers';
import { WebKit } from './webkit';

export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type BrowserEngine = (typeof ENGINES)[number];

/** A page, or the frame in it, in any of the three browser engines. */
export interface Driver {
  /** Opens an address. With `isFramed`, expressions are evaluated in the page's first frame. */
  open(address: string, isFramed?: boolean): Promise<void>;
  /** The value of an expression, passed as JSON. */
  evaluate<T>(expression: string): Promise<T>;
  close(): Promise<void>;
}

export async function startEngine(name: BrowserEngine): Promise<Driver> {
  return name === 'webkit' ? WebKit.start() : new Puppet(await startBrowser(name));
}

/** Chromium or Firefox. */
class Puppet implements Driver {
  readonly #browser: Browser;
  #page: Page | null = null;
  #frame: Frame | null = null;

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  async open(address: string, isFramed = false): Promise<void> {
    await this.#page?.close();
    this.#page = await this.#browser.newPage();
    await this.#page.setViewport({ width: 1280, height: 800 });
    await this.#page.goto(address);
    this.#frame = isFramed ? this.#page.frames()[1]! : this.#page.mainFrame();
  }

  evaluate<T>(expression: string): Promise<T> {
    return this.#frame!.evaluate(expression) as Promise<T>;
  }

  close(): Promise<void> {
    return this.#browser.close();
  }
}

/** Calls a function in the page; function and arguments may not use variables of the test. */
export function call<T, Arguments extends unknown[]>(
  driver: Driver,
  work: (...given: Arguments) => T,
  ...given: Arguments
): Promise<Awaited<T>> {
  const list = given.map((each) => JSON.stringify(each) ?? 'undefined').join(', ');
  return driver.evaluate(`(${work.toString()})(${list})`);
}

/** Repeats until the expression is true; if it never is, the error shows the page's text. */
export async function waitFor<T>(driver: Driver, expression: string, limitMs = 20_000): Promise<T> {
  const endMs = performance.now() + limitMs;
  for (;;) {
    const value = await driver.evaluate<T>(expression);
    if (value) return value;
    if (performance.now() > endMs) {
      const shown = await driver.evaluate<string>('document.documentElement.innerText');
      throw new Error(`${expression} is not true after ${limitMs} ms of:\n${shown.slice(0, 400)}`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
}
