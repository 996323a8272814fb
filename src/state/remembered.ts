const key = (name: string) => `precopy-${name}`;

/** What the browser keeps from the last visit; null if there is nothing or it refuses storage. */
export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(key(name));
  } catch {
    return null;
  }
}

/** Keeps a choice for the next visit. If the browser refuses storage, it lasts as long as the page. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(key(name), value);
  } catch {
    // Nothing to do: the choice is on the page.
  }
}
