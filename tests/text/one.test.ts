import { expect, test } from 'vitest';
import { captionText } from '../../src/text/caption';
import { chartText } from '../../src/text/charts';
import { plain } from '../../src/text/rich';
import { suggestionsText } from '../../src/text/suggestions';
import { verdictText } from '../../src/text/verdict';

test.each([
  [chartText.left.read(1), '1 page left to send'],
  [chartText.left.read(2813), '2,813 pages left to send'],
  [chartText.left.allPaused(1), 'All 1 page is sent while the VM is paused.'],
  [suggestionsText.limit.pages(1), 'Pause the VM when 1 page is left'],
])('what counts one thing says so: %s', (said, wanted) => expect(said).toBe(wanted));

test('data of the size of the memory is not “1 times the memory”', () => {
  const figures = (times: number) =>
    plain(verdictText.figures(0, times, { ratio: 0.1, isAtFirst: false }, 0, 'no page is left'));
  expect(figures(1.0004)).toContain('The data sent is as large as the memory.');
  expect(figures(1.05)).toContain('The data sent is 1.05 times the memory.');
});

test('a round in which nothing is written dirties nothing', () => {
  expect(plain(captionText.firstRound(8, 'none'))).toMatch(/The VM dirties none of them\.$/);
  expect(plain(captionText.laterRound(8, 0, 'none'))).toMatch(/The VM dirties no new ones\.$/);
});
