/** The name of a fault that is to be found. */
export const HIDDEN_FAULT = 'hidden-fault';

const key = (name: string) => `precopy-${name}`;

/** Calls what uses the browser's storage; null if it refuses storage. */
function tried<T>(use: () => T): T | null {
  try {
    return use();
  } catch {
    return null;
  }
}

/** What the browser keeps from the last visit; null if there is nothing or it refuses storage. */
export function remembered(name: string): string | null {
  return tried(() => localStorage.getItem(key(name)));
}

/** Keeps a choice for the next visit. If the browser refuses storage, it lasts as long as the page. */
export function remember(name: string, value: string): void {
  tried(() => localStorage.setItem(key(name), value));
}

/** What this tab keeps across reloads; null if there is nothing or the browser refuses storage. */
export function rememberedInTab(name: string): string | null {
  return tried(() => sessionStorage.getItem(key(name)));
}

/** Keeps something until the tab is closed, or only as long as the page. */
export function rememberInTab(name: string, value: string): void {
  tried(() => sessionStorage.setItem(key(name), value));
}
