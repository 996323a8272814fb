/** Pages that an edit writes at one moment. */
export interface PageRange {
  firstPage: number;
  pages: number;
}

/**
 * A change at a moment (ms since the migration began). Up to this moment the run is the same as
 * without it.
 */
export interface Edit {
  atMs: number;
  /** New values by path below workload, link and policy.options. They hold from this moment on. */
  set?: Record<string, unknown>;
  writes?: PageRange[];
  cancel?: true;
}

/** Edits without what was drawn. */
export const withoutStrokes = (edits: readonly Edit[]): Edit[] =>
  edits
    .map(({ writes: _, ...edit }) => edit)
    .filter(({ set, cancel }) => set !== undefined || cancel !== undefined);
