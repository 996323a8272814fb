/**
 * The textbook closed form: if a VM writes pages at a share `ratio` of the speed of the link, pages
 * x ratio^n are left for round n (Liu et al., HPDC 2011, in this notation). It ignores the working
 * set.
 */
export function closedFormRounds(pages: number, ratio: number, rounds: number): number[] {
  const list: number[] = [];
  for (let round = 0, left = pages; round < rounds; round++, left *= ratio) list.push(left);
  return list;
}

/**
 * Seconds for all rounds without a stop rule: pages / (link - writes). Null if the VM writes at
 * least as fast as the link carries.
 */
export function closedFormSeconds(
  pages: number,
  linkPagesPerSecond: number,
  writesPerSecond: number,
): number | null {
  const surplus = linkPagesPerSecond - writesPerSecond;
  return surplus > 0 ? pages / surplus : null;
}
