import type { CDPSession, Page } from 'puppeteer-core';

/** Settings of a session end with the session. */
const sessions = new WeakMap<Page, CDPSession>();

/** Sets the system's preferences, by the name of the media feature. */
export async function prefer(page: Page, wishes: Record<string, string>): Promise<void> {
  const session = sessions.get(page) ?? (await page.createCDPSession());
  sessions.set(page, session);
  const features = Object.entries(wishes).map(([name, value]) => ({ name, value }));
  await session.send('Emulation.setEmulatedMedia', { features });
}

/** Stores the current picture of the page for `share` and `at`. */
export async function shoot(page: Page): Promise<void> {
  const picture = await page.screenshot({ encoding: 'base64' });
  await page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const pen = canvas.getContext('2d')!;
    pen.drawImage(image, 0, 0);
    const ground = document.createElement('i');
    ground.style.color = 'Canvas';
    document.body.append(ground);
    const canvasColour = getComputedStyle(ground).color.match(/\d+/g)!.map(Number);
    ground.remove();
    const differs = (pixel: ArrayLike<number>) =>
      canvasColour.reduce((sum, value, index) => sum + Math.abs(value - pixel[index]!), 0) > 60;
    Object.assign(globalThis, {
      /** The share of a box that does not have the system's background colour. */
      seenShare: ({ left, top, width, height }: DOMRect) => {
        const shareFrom = (column: number) => {
          const box = [column, top, Math.max(1, width), Math.max(1, height)].map(Math.round);
          const { data } = pen.getImageData(box[0]!, box[1]!, box[2]!, box[3]!);
          let count = 0;
          for (let at = 0; at < data.length; at += 4)
            if (differs(data.subarray(at, at + 3))) count++;
          return count / (data.length / 4);
        };
        // A line of one pixel between two columns is drawn in one of them.
        return width > 1
          ? shareFrom(left)
          : Math.max(...[Math.floor(left), Math.ceil(left)].map(shareFrom));
      },
    });
  }, picture);
}

/**
 * The share of each element without the system's background colour in the last picture; by
 * selector and part.
 */
export const shares = (page: Page, selector: string, part?: Partial<DOMRect>) =>
  page.$$eval(
    selector,
    (list, part) => {
      const { seenShare } = globalThis as unknown as { seenShare(box: object): number };
      return list
        .map((each) => each.getBoundingClientRect())
        .filter(({ width, height, bottom }) => width && height && bottom < innerHeight)
        .map(({ left, top, width, height }) =>
          seenShare({
            left: left + (part?.left ?? 0) * width,
            top: top + (part?.top ?? 0) * height,
            width: (part?.width ?? 1) * width,
            height: (part?.height ?? 1) * height,
          }),
        );
    },
    part,
  );

/** Sets text spacing as WCAG 1.4.12 allows readers to. */
export const setWide = (page: Page) =>
  page.addStyleTag({
    content: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-bottom: 2em !important; }
      main * { content-visibility: visible !important; }`,
  });

/** Text that is cut, is outside the window, or covers other text; one line each. */
export const cutText = (page: Page, except = '') =>
  page.evaluate((except) => {
    const root = document.querySelector('dialog[open]') ?? document.body;
    const found = new Set<string>();
    const boxes: { box: DOMRect; text: Text; layer: Element | null }[] = [];
    const upwards = function* (from: Element | null) {
      for (let each = from; each; each = each.parentElement) yield each;
    };
    const isMeant = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !element.closest(
        `.visually-hidden, .skip, [inert], option, textarea, script, style, math${except && `, ${except}`}`,
      );
    const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (words.nextNode()) {
      const text = words.currentNode as Text;
      const parent = text.parentElement!;
      const says = text.data.trim().slice(0, 40);
      if (!says || !isMeant(parent)) continue;
      range.selectNodeContents(text);
      let list = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
      let layer: Element | null = null;
      let canScroll = false;
      for (const each of upwards(parent)) {
        const style = getComputedStyle(each);
        if (/fixed|sticky/.test(style.position)) layer ??= each;
        if (each === document.body || canScroll || style.display === 'inline') continue;
        if (each instanceof SVGElement && each.localName !== 'svg') continue;
        const { left, right, top, bottom } = each.getBoundingClientRect();
        if (/auto|scroll/.test(style.overflowX + style.overflowY)) {
          canScroll = true;
          list = list.filter((box) => box.top >= top - 2 && box.bottom <= bottom + 2);
          continue;
        }
        const clips = (overflow: string) =>
          /hidden|clip/.test(overflow) || /paint|strict|content/.test(style.contain);
        for (const box of list)
          if (
            (clips(style.overflowX) && (box.left < left - 2 || box.right > right + 2)) ||
            (clips(style.overflowY) && (box.top < top - 4 || box.bottom > bottom + 4))
          )
            found.add(`cut: ${says}`);
      }
      for (const box of list) {
        if (!canScroll && (box.right > innerWidth + 1 || box.left < -1)) found.add(`out: ${says}`);
        boxes.push({ box, text, layer });
      }
    }
    boxes.forEach((one, index) => {
      for (const other of boxes.slice(index + 1)) {
        if (one.text === other.text || one.layer !== other.layer) continue;
        const [a, b] = [one.box, other.box];
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 2 && down > 4)
          found.add(`over: ${one.text.data.trim()} × ${other.text.data.trim()}`);
      }
    });
    return [...found];
  }, except);

/**
 * Goes through a page with Tab; returns the number of stops, and those covered by a fixed element.
 */
export async function tabThrough(page: Page): Promise<{ stops: number; covered: string[] }> {
  await page.evaluate(() => {
    const first = document.querySelector<HTMLElement>('a, button')!;
    first.focus();
    first.blur();
    scrollTo(0, 0);
    Object.assign(globalThis, { seenStops: new WeakSet<Element>() });
  });
  const covered: string[] = [];
  let stops = 0;
  for (; stops < 300; stops++) {
    await page.keyboard.press('Tab');
    const state = await page.evaluate(() => {
      const focused = document.activeElement as HTMLElement | null;
      const { seenStops } = globalThis as unknown as { seenStops: WeakSet<Element> };
      if (!focused || focused === document.body || seenStops.has(focused)) return 'over';
      seenStops.add(focused);
      // An input only for keys stands for the drawing around it.
      const isInside = focused.matches('.visually-hidden, .scrub');
      const shown = isInside ? focused.parentElement! : focused;
      const { left, top, width, height } = shown.getBoundingClientRect();
      // An element larger than the window cannot be visible as a whole.
      if (height > innerHeight / 2) return 'seen';
      const isSeen = (x: number, y: number) => {
        if (y < 0 || y >= innerHeight) return false;
        for (const each of document.elementsFromPoint(x, y)) {
          if (shown.contains(each) || each.contains(shown)) return true;
          for (let above: Element | null = each; above; above = above.parentElement)
            if (/fixed|sticky/.test(getComputedStyle(above).position) && !above.contains(shown))
              return false;
        }
        return true;
      };
      const x = Math.min(innerWidth - 2, Math.max(1, left + width / 2));
      if ([0.1, 0.5, 0.9].every((share) => isSeen(x, top + share * height))) return 'seen';
      const says = focused.ariaLabel ?? focused.textContent;
      return `${focused.localName} ${says.replace(/\s+/g, ' ').trim()} at ${Math.round(top)}`;
    });
    if (state === 'over') break;
    if (state !== 'seen') covered.push(state);
  }
  return { stops, covered };
}
