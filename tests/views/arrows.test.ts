import { expect, test } from 'vitest';
import { placeAfter } from '../../src/views/parts/arrows';

test.each([
  ['ArrowRight', 1, 2],
  ['ArrowDown', 2, 0],
  ['ArrowLeft', 0, 2],
  ['ArrowUp', 2, 1],
  ['Home', 2, 0],
  ['End', 0, 2],
  ['Tab', 1, null],
])('in a list of three, %s goes from place %i to %s', (key, from, to) => {
  expect(placeAfter(key, from, 3)).toBe(to);
});
