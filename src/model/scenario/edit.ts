/** Pages that are written at once. */
export interface PageRange {
  firstPage: number;
  pages: number;
}

/** What changes at a moment (ms since the migration began); up to it the run is the same without. */
export interface Edit {
  atMs: number;
  /** Values by path below workload, link and policy.options, as they hold from then on. */
  set?: Record<string, unknown>;
  writes?: PageRange[];
  cancel?: true;
}
