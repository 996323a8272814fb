/** The lab as a figure in another page. */
export const figure = {
  title: 'A live migration, page by page',
  open: 'Open in Precopy',
  /** Which run it is, and what computes it. */
  run: (fingerprint: string, engine: string) => `run ${fingerprint} · ${engine}`,
  starting: 'Starting the engine.',
};
