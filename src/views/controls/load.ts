type Entry = typeof import('./entry');

let loading: Promise<Entry> | null = null;

/**
 * What reads entries and changes the scenario; loaded with the first of them. One promise for all
 * who wait, so that changes keep their order.
 */
function entry(): Promise<Entry> {
  loading ??= import('./entry').catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

// What is asked for is given at once: a field may be gone when the code has come.

/** Takes typed text into the scenario, as `enter` of `entry.ts` does. */
export const enterText = async (...asked: Parameters<Entry['enter']>) =>
  (await entry()).enter(...asked);

/** Sets a value of the scenario, as `change` of `edits.ts` does. */
export const changeValue = async (...asked: Parameters<Entry['change']>) =>
  (await entry()).change(...asked);
