// The parts of d3-interpolate and d3-format that d3's scales need. The lab's axes show only
// numbers, in the reader's language. Colours and number formats are a tenth of the page, so they
// are left out.

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
