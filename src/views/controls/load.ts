type Entry = typeof import('./entry');

let loading: Promise<Entry> | null = null;

/**
 * What reads entries and changes the scenario; loaded with the first of them. One promise for all
 * who wait, so that changes keep their order.
 */
export function entry(): Promise<Entry> {
  loading ??= import('./entry').catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}
