/**
 * The index of the first item in a sorted list whose key is above `key`; the length if there is
 * none.
 */
export function firstAfter<T>(list: readonly T[], key: number, of: (item: T) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (of(list[middle]!) > key) high = middle;
    else low = middle + 1;
  }
  return low;
}
