/** How a mark looks is written into it, as far as it differs from what SVG takes anyway. */
const STYLES: Record<string, string> = {
  fill: 'rgb(0, 0, 0)',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  opacity: '1',
  'font-size': '',
  'font-weight': '400',
  'text-anchor': 'start',
  'paint-order': 'normal',
};

/** What of an element means something on the page alone. */
const FOREIGN = /^(class|style|role|tabindex|aria-.*|data-.*|on.*)$/;

/** A copy that looks the same outside of the page. */
export function standalone(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const [ours, theirs] = [drawing.querySelectorAll('*'), copy.querySelectorAll('*')];
  ours.forEach((original, index) => {
    const target = theirs[index]!;
    const style = getComputedStyle(original);
    const isText = original.localName === 'text';
    for (const { name } of [...target.attributes])
      if (FOREIGN.test(name)) target.removeAttribute(name);
    for (const [name, usual] of Object.entries(STYLES)) {
      if (name.startsWith('font') && !isText) continue;
      const value = style.getPropertyValue(name).replaceAll('"', '');
      if (value !== usual) target.setAttribute(name, value);
      else target.removeAttribute(name);
    }
  });
  // Marks that the framework leaves for itself.
  const comments = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT);
  const found: Node[] = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) comment.parentNode!.removeChild(comment);
  return copy;
}
