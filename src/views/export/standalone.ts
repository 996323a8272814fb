/** Styles that are written into the drawing if they differ from the defaults of SVG. */
const STYLES: Record<string, string> = {
  fill: 'rgb(0, 0, 0)',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  opacity: '1',
  'fill-opacity': '1',
  'stroke-opacity': '1',
  'font-size': '',
  'font-weight': '400',
  'text-anchor': 'start',
  'paint-order': 'normal',
};

/** Attributes that have a meaning only on the page. */
const FOREIGN = /^(class|style|role|tabindex|aria-.*|data-.*|on.*)$/;

/** Makes a copy that looks the same outside the page. */
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
  // Comments that the framework leaves.
  const comments = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT);
  const found: Node[] = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) comment.parentNode!.removeChild(comment);
  return copy;
}
