interface Rules {
  createScriptURL(address: string): string;
  createHTML(markup: string): string;
}

/**
 * If a page's policy requires trusted types, only this code starts scripts and inserts markup: the
 * lab's own worker, and formulas made by the build.
 */
function policy(): Rules | null {
  try {
    const { trustedTypes } = globalThis as {
      trustedTypes?: { createPolicy(name: string, rules: Rules): Rules };
    };
    const asTheyAre = {
      createScriptURL: (text: string) => text,
      createHTML: (text: string) => text,
    };
    return trustedTypes?.createPolicy('precopy', asTheyAre) ?? null;
  } catch {
    // The page's policy does not allow ours, so the worker is refused and the lab works without
    // it.
    return null;
  }
}

let own: Rules | null | undefined;

/** The address of one of the lab's own scripts; the plain text if types are not required. */
export function ownScript(address: string): string {
  if (own === undefined) own = policy();
  return own ? own.createScriptURL(address) : address;
}

/** Markup made only of the build's output and numbers. */
export function ownMarkup(markup: string): string {
  if (own === undefined) own = policy();
  return own ? own.createHTML(markup) : markup;
}
