/** A value that is computed once, when it is first needed. */
export function lazy<T>(derive: () => T): () => T {
  let known: { value: T } | null = null;
  return () => (known ??= { value: derive() }).value;
}
