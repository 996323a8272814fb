/** What two runs that are shown together have in common at each moment. */
export const ALIGNMENTS = ['time', 'round', 'pause'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];
