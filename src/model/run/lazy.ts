/** A value that is derived when it is first asked for, once. */
export function lazy<T>(derive: () => T): () => T {
  let known: { value: T } | null = null;
  return () => (known ??= { value: derive() }).value;
}
