/**
 * The style of the element. A constructed sheet needs no permission from the page's policy, and the
 * page's style does not affect it. The last rule sizes the element itself, from attributes.
 */
const CSS = `
:host { display: block; position: relative; width: 100%; max-width: 100%; aspect-ratio: 16 / 10; }
@media (max-width: 40rem) { :host { aspect-ratio: 3 / 4; } }
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
.box { position: absolute; inset: 0; overflow: hidden; border-radius: 6px; }
iframe { display: block; width: 100%; height: 100%; border: 0; }
.box:not([data-is='waiting'], [data-is='refused']) .poster, .box[data-is='waiting'] iframe { visibility: hidden; }
.poster { position: absolute; inset: 0; display: grid; place-content: center; justify-items: center;
  gap: 8px; padding: 16px; text-align: center; color: #565e67; background: #fbfaf6;
  border: 1px solid #e3e0d8; border-radius: inherit;
  font: 15px/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; }
.poster img { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: contain;
  background: #fbfaf6; border-radius: inherit; }
.poster.dark { color: #a3aab1; background: #14181d; border-color: #2b3138; }
/* A light picture would flash in a dark page; on paper it is welcome. */
.poster.dark img.own { display: none; }
.box[data-is='silent'] slot { position: absolute; inset: auto 0 0; padding: 8px; visibility: visible; }
.box[data-is='refused'] img { display: none; }
@media print {
  :host { width: 100% !important; height: auto !important; aspect-ratio: 16 / 10 !important; }
  iframe { display: none; }
  .poster, .poster.dark { visibility: visible !important; color: #33393f; background: #fff; }
  .poster img, .poster.dark img.own { display: block; background: #fff; }
}
:host {}`;

/** Makes the sheet of one element. */
export function elementSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  return sheet;
}

/** A length in an attribute; a plain number is in pixels. */
const length = (text: string | null) => (text && /^\d+(\.\d+)?$/.test(text) ? `${text}px` : text);

/**
 * Sizes the element. The browser ignores values that are not sizes. Without a height the shape
 * decides.
 */
export function setSize(
  sheet: CSSStyleSheet,
  { width, height, aspect }: Record<'width' | 'height' | 'aspect', string | null>,
): void {
  const { style } = [...sheet.cssRules].at(-1) as CSSStyleRule;
  const values = { width: length(width), height: length(height) };
  for (const [name, value] of Object.entries(values)) style.setProperty(name, value ?? '');
  style.setProperty('aspect-ratio', aspect?.replace(/[:x]/, '/') ?? '');
}
