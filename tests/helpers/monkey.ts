import type { Page } from 'puppeteer-core';

/** The result of a run of random actions. */
export interface MonkeyReport {
  /** The actions, oldest first. */
  done: string[];
  /** Texts that must never be on a page. */
  seen: string[];
}

/**
 * Does random actions on the page, each after the page has drawn the previous one; the same seed
 * gives the same choices. Stops at the first problem: text such as NaN, or a page wider than its
 * window.
 */
export const runMonkey = (page: Page, seed: number, actions: number): Promise<MonkeyReport> =>
  page.evaluate(
    async (from, count) => {
      let state = from;
      const next = () => {
        state = (state + 0x6d2b79f5) | 0;
        let z = Math.imul(state ^ (state >>> 15), 1 | state);
        z = (z + Math.imul(z ^ (z >>> 7), 61 | z)) ^ z;
        return ((z ^ (z >>> 14)) >>> 0) / 2 ** 32;
      };
      const of = <T>(list: ArrayLike<T>): T => list[Math.floor(next() * list.length)]!;
      const KEYS = [
        'Space',
        'ArrowLeft',
        'ArrowRight',
        'Home',
        'End',
        'Escape',
        'n',
        'p',
        '1',
        '?',
      ];
      const WORDS = ['', '0', '-1', '1e9', '7', '0.5', '1,5', 'Infinity', '1 GiB', '20 Gbit/s'];
      const NUMBERS = ['', '0', '-1', '1e9', '7', '0.5'];
      const LONG = ['x'.repeat(300), '\u202Eabc', '<b>', 'ÄÖ 名前 😀'];
      // Neither may leave the page.
      window.print = () => {};
      window.open = () => null;
      const { click } = HTMLInputElement.prototype;
      HTMLInputElement.prototype.click = function () {
        if (this.type !== 'file') click.call(this);
      };

      const usable = () =>
        [
          ...document.querySelectorAll<HTMLElement>(
            'button, a[href], summary, input, select, textarea, [role="tab"], [tabindex="0"]',
          ),
        ].filter((element) => {
          if (!element.offsetParent && !element.closest('dialog[open]')) return false;
          if (element.matches(':disabled, [type="file"], a[download]')) return false;
          const around = [...document.querySelectorAll('dialog[open]')].at(-1);
          if (around && !around.contains(element)) return false;
          const link = element.closest('a');
          // A link to another address, or to this one without a hash, reloads the page and stops
          // the run.
          return !link || (link.hash && link.href.split('#')[0] === location.href.split('#')[0]);
        });
      const nameOf = (element: Element) =>
        `${element.tagName.toLowerCase()} ${(element.getAttribute('aria-label') ?? (element.id || element.textContent) ?? '').trim().slice(0, 40)}`;
      const tell = (element: Element, ...types: string[]) =>
        types.forEach((type) => element.dispatchEvent(new Event(type, { bubbles: true })));

      const use = (element: HTMLElement): string => {
        element.focus({ preventScroll: true });
        if (element instanceof HTMLSelectElement) {
          element.value = of([...element.options].filter(({ disabled }) => !disabled)).value;
          tell(element, 'input', 'change');
          return `choose ${element.value} in ${nameOf(element)}`;
        }
        if (element instanceof HTMLTextAreaElement) {
          element.value = of([...WORDS, ...LONG]);
          tell(element, 'input', 'change');
          return `enter ${JSON.stringify(element.value.slice(0, 20))} in ${nameOf(element)}`;
        }
        if (element instanceof HTMLInputElement && !/checkbox|radio|button/.test(element.type)) {
          if (element.type === 'range') {
            const { min, max } = element;
            element.value = String(Number(min) + next() * (Number(max) - Number(min)));
          } else element.value = of(element.type === 'number' ? NUMBERS : [...WORDS, ...LONG]);
          tell(element, 'input');
          if (next() < 0.8) tell(element, 'change');
          return `enter ${JSON.stringify(element.value.slice(0, 20))} in ${nameOf(element)}`;
        }
        element.click();
        return `press ${nameOf(element)}`;
      };
      const press = (key: string, more: KeyboardEventInit = {}): string => {
        const target = document.activeElement ?? document.body;
        const code = key === 'Space' ? { key: ' ', code: 'Space' } : { key };
        target.dispatchEvent(new KeyboardEvent('keydown', { ...code, ...more, bubbles: true }));
        return `key ${more.ctrlKey ? 'Ctrl+' : ''}${key}`;
      };
      type Place = { index: number; sameDocument: boolean };
      const { navigation } = globalThis as unknown as {
        navigation: { entries(): Place[]; currentEntry: Place };
      };
      const go = (by: 1 | -1): string => {
        const there = navigation.entries()[navigation.currentEntry.index + by];
        if (!there?.sameDocument) return 'stay';
        history.go(by);
        return by > 0 ? 'forward' : 'back';
      };
      const act = (): string => {
        const kind = next();
        if (kind < 0.06) return press(of(KEYS));
        if (kind < 0.09) return press(of(['z', 'y']), { ctrlKey: true });
        if (kind < 0.12) return go(next() < 0.7 ? -1 : 1);
        if (kind < 0.15) {
          scrollTo(0, next() * document.documentElement.scrollHeight);
          return 'scroll';
        }
        // Links to screens are rare among all elements.
        if (kind < 0.18)
          return use(of(document.querySelectorAll<HTMLElement>('nav a')) ?? document.body);
        const shut = document.querySelector<HTMLElement>(
          ':is(dialog[open], .reader) [aria-label="Close"]',
        );
        if (shut && kind < 0.4) return use(shut);
        const list = usable();
        return list.length ? use(of(list)) : press('Escape');
      };
      const tooWide = () => {
        const beyond = (part: Element | Range) =>
          part.getBoundingClientRect().right > innerWidth + 1;
        const boxes = [...document.querySelectorAll('body *')].filter(beyond);
        const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        while (words.nextNode()) {
          range.selectNodeContents(words.currentNode);
          if (beyond(range)) boxes.push(words.currentNode.parentElement!);
        }
        return boxes
          .map((element) => `${element.getAttribute('class')} ${nameOf(element)}`)
          .join(', ')
          .slice(0, 600);
      };
      const look = (): string[] => {
        const wrong = /.{0,40}\b(NaN|undefined|\[object \w+\]).{0,40}/.exec(
          document.body.innerText,
        );
        const wide = document.documentElement.scrollWidth - innerWidth;
        // Text that was entered may be anything.
        const isEntered = wrong && /allowed|not a|is no/.test(wrong[0]);
        const broken = /^Something went wrong\.[^]{0,600}/m.exec(document.body.innerText);
        return [
          ...(broken ?? []),
          ...(wrong && !isEntered ? [`It says “${wrong[0]}”.`] : []),
          ...(wide > 0 ? [`It is ${wide} pixels too wide: ${tooWide()}.`] : []),
        ];
      };

      const done: string[] = [];
      let seen: string[] = [];
      for (let i = 0; i < count && seen.length === 0; i++) {
        done.push(act());
        await new Promise((drawn) => requestAnimationFrame(drawn));
        const isBroken = document.querySelector('h1')?.textContent === 'Something went wrong.';
        if (isBroken || i % 10 === 9) seen = look();
      }
      return { done, seen };
    },
    seed,
    actions,
  );
