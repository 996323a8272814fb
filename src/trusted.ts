interface Rules {
  createScriptURL(address: string): string;
  createHTML(markup: string): string;
}

/**
 * Where a page's policy asks for trusted types, only what goes through here is started or drawn as
 * markup: the lab's own worker, and formulas that the build made.
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
    // The page's policy does not know ours; then the worker is refused, and the lab does without.
    return null;
  }
}

let own: Rules | null | undefined;

/** The address of a script of the lab's own; the text itself where no types are asked for. */
export function ownScript(address: string): string {
  if (own === undefined) own = policy();
  return own ? own.createScriptURL(address) : address;
}

/** Markup that is made of nothing but what the build made and numbers. */
export function ownMarkup(markup: string): string {
  if (own === undefined) own = policy();
  return own ? own.createHTML(markup) : markup;
}
