/** Why an engine does not answer. */
export const engine = {
  silent: 'The engine stopped answering.',
  noMemory: (pages: number) => `The browser refuses memory for ${pages} pages.`,
  /** Why a scenario cannot be simulated by counts. */
  uncountable: {
    rounds: (policy: string) =>
      `The policy ${policy} cannot run by counts: its rounds do not drain. Use pages or scaled-pages.`,
    retries: (policy: string) =>
      `The policy ${policy} cannot run by counts: the move may begin again. Use pages or scaled-pages.`,
    edits: (policy: string) =>
      `The policy ${policy} cannot run by counts: edits cut its rounds. Use pages or scaled-pages.`,
  },
};
