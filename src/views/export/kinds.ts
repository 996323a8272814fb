/** The kinds of text files, for the page and for pages that embed it. */
export const FILE_KINDS = [
  'stage-svg',
  'rounds-csv',
  'rounds-json',
  'events-csv',
  'events-json',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];
