type Entry = typeof import('./entry');

let loading: Promise<Entry> | null = null;

/**
 * The code that reads entries and changes the scenario, loaded on first use. All calls share one
 * promise, so that changes keep their order.
 */
function entry(): Promise<Entry> {
  loading ??= import('./entry').catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

// Arguments are read at once, because a field may be gone when the code has loaded.

/** Takes typed text into the scenario, as `enter` of `entry.ts` does. */
export const enterText = async (...asked: Parameters<Entry['enter']>) =>
  (await entry()).enter(...asked);

/** Sets a value of the scenario, as `change` of `edits.ts` does. */
export const changeValue = async (...asked: Parameters<Entry['change']>) =>
  (await entry()).change(...asked);
