/** What the page is asked by its address that is no part of a scenario. */
const OWN = ['engine'];

/** Whether the search part of an address stands for a scenario of its own. */
export const isLink = (search: string): boolean =>
  [...new URLSearchParams(search).keys()].some((key) => !OWN.includes(key));

/** The search part that stands for a scenario, with what else the page was asked. */
export function keepingOwn(search: string, scenario: string): string {
  const own = [...new URLSearchParams(search)]
    .filter(([key]) => OWN.includes(key))
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  const words = [...own, scenario.slice(1)].filter(Boolean).join('&');
  return words ? `?${words}` : '';
}
