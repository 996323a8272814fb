/** Whether it is an object with keys; lists and null are none. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** The value at a path such as `link.roundTripMs`, of own keys alone; undefined for none. */
export function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce(
      (part, key) =>
        part !== null && typeof part === 'object' && Object.hasOwn(part, key)
          ? (part as Record<string, unknown>)[key]
          : undefined,
      value,
    );
}

/**
 * Puts a value at a path, in place; objects on the way are made, and `__proto__` is a key as any
 * other. Throws where a key on the way holds something else than an object.
 */
export function put(target: object, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop()!;
  for (const key of keys) {
    if (!Object.hasOwn(target, key)) define(target, key, {});
    const next = (target as Record<string, unknown>)[key];
    if (next === null || typeof next !== 'object')
      throw new TypeError(`${key} is no object that could hold a value`);
    target = next;
  }
  define(target, last, value);
}

function define(target: object, key: string, value: unknown): void {
  const rights = { writable: true, enumerable: true, configurable: true };
  if (key === '__proto__') Object.defineProperty(target, key, { value, ...rights });
  else (target as Record<string, unknown>)[key] = value;
}

/** Where two objects differ: the path of each value that is another in the second, and the value. */
export function differences(
  from: unknown,
  to: unknown,
  path = '',
): readonly (readonly [path: string, value: unknown])[] {
  if (!isRecord(from) || !isRecord(to))
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [[path, to]];
  return Object.keys(to).flatMap((key) =>
    differences(from[key], to[key], path ? `${path}.${key}` : key),
  );
}
