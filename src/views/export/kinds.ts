/** What can be had as text, by the page and by what embeds it. */
export const FILE_KINDS = [
  'stage-svg',
  'rounds-csv',
  'rounds-json',
  'events-csv',
  'events-json',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];
