import type { Page } from 'puppeteer-core';

/** Red, green, blue and opacity, 0 to 1. */
type Colour = readonly [number, number, number, number];

/** The colour that a style of an element has, with the opacity of another style. */
const colourOf = (page: Page, selector: string, style: string, opacity?: string): Promise<Colour> =>
  page.$eval(
    selector,
    (element, name, faint) => {
      const computed = getComputedStyle(element);
      const [r = 0, g = 0, b = 0, a = 1] = computed
        .getPropertyValue(name)
        .match(/[\d.]+/g)!
        .map(Number);
      const share = faint ? Number(computed.getPropertyValue(faint)) : 1;
      return [r / 255, g / 255, b / 255, a * share] as const;
    },
    style,
    opacity,
  );

/** The relative luminance of WCAG 2, of a colour on an opaque one. */
function luminance([r, g, b, opacity]: Colour, under: Colour): number {
  const [red, green, blue] = [r, g, b].map((part, index) => {
    const mixed = part * opacity + under[index]! * (1 - opacity);
    return mixed <= 0.04045 ? mixed / 12.92 : ((mixed + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** A style of an element that has a colour; `opacity` is the style with its opacity. */
interface Mark {
  of: string;
  style: string;
  opacity?: string;
}

/** The contrast of WCAG 2 between a mark and the opaque one that it is on, 1 to 21. */
export async function contrastOf(page: Page, mark: Mark, on: Mark): Promise<number> {
  const under = await colourOf(page, on.of, on.style);
  const over = await colourOf(page, mark.of, mark.style, mark.opacity);
  const [low, high] = [luminance(over, under), luminance(under, under)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}
