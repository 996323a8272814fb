/** Texts of the custom element itself; the lab in its frame has its own texts. */
export const labElement = {
  title: (preset: string | null) =>
    `Live migration simulator: ${preset ?? 'a virtual machine moves to another host'}`,
  src: {
    allowed: 'an address with http, https or file, or a relative one',
    refused: (value: string) =>
      `src: ${value} is not allowed; allowed: an address with http, https or file, or a relative one`,
  },
  noAnswer: (command: string, seconds: number) =>
    `The lab has not answered "${command}" in ${seconds} seconds.`,
  notReady: (seconds: number) => `The lab was not ready in ${seconds} seconds.`,
  onNoPage: 'The element is not on a page.',
  takenOff: 'The lab was removed from the page.',
  loadedAnew: 'The lab was loaded again.',
};
