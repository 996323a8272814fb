/** Why an engine does not answer. */
export const engine = {
  silent: 'The engine stopped answering.',
  noMemory: (pages: number) => `The browser refuses memory for ${pages} pages.`,
  /** Why a scenario cannot be simulated by counts. */
  uncountable: {
    rounds: (policy: string) =>
      `The model counts cannot simulate the policy ${policy}: its rounds do not drain. Use pages or scaled-pages.`,
    retries: (policy: string) =>
      `The model counts cannot simulate the policy ${policy}: the move may start again. Use pages or scaled-pages.`,
    edits: (policy: string) =>
      `The model counts cannot simulate the policy ${policy}: edits cut its rounds. Use pages or scaled-pages.`,
  },
};
