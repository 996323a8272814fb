interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

/** Where a page's policy asks for trusted types, only addresses that went through here are started. */
function policy() {
  try {
    const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
    return trustedTypes?.createPolicy('precopy', { createScriptURL: (address) => address });
  } catch {
    // The page's policy does not know ours; then the worker is refused, and the lab does without.
    return undefined;
  }
}

let own: ReturnType<typeof policy> | null = null;

/** The address of a script of the lab's own; the text itself where no types are asked for. */
export function ownScript(address: string): string {
  own ??= policy();
  return own ? own.createScriptURL(address) : address;
}
