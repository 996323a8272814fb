/** The step along a list that an arrow key stands for. */
export const ARROW_STEPS: Readonly<Record<string, 1 | -1>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/** The place in a list to which a key goes from another place; null for keys that do not move. */
export function placeAfter(key: string, from: number, length: number): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  const step = ARROW_STEPS[key];
  return step ? (from + step + length) % length : null;
}
