/**
 * The textbook closed form: a guest that dirties a share `ratio` of what the link carries leaves
 * pages x ratio^n for round n (Liu et al., HPDC 2011, in this notation). It knows no working set.
 */
export function closedFormRounds(pages: number, ratio: number, rounds: number): number[] {
  const list: number[] = [];
  for (let round = 0, left = pages; round < rounds; round++, left *= ratio) list.push(left);
  return list;
}

/** Seconds for ever smaller rounds without a stop rule: pages / (link - writes); null at or above 1. */
export function closedFormSeconds(
  pages: number,
  linkPagesPerSecond: number,
  writesPerSecond: number,
): number | null {
  const surplus = linkPagesPerSecond - writesPerSecond;
  return surplus > 0 ? pages / surplus : null;
}
