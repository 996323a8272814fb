// What the scales of d3 need of d3-interpolate and d3-format. The lab's axes map numbers and write
// them in the reader's language, so colours and number formats, a tenth of the page, stay out.

export const interpolateNumber = (from, to) => (share) => from * (1 - share) + to * share;
export const interpolate = interpolateNumber;
export const interpolateRound = (from, to) => (share) =>
  Math.round(interpolateNumber(from, to)(share));

function unused() {
  throw new Error('The lab writes numbers itself.');
}
export {
  unused as format,
  unused as formatPrefix,
  unused as formatSpecifier,
  unused as piecewise,
  unused as precisionFixed,
  unused as precisionPrefix,
  unused as precisionRound,
};
