/** Whether a value is an object with keys; lists and null are not. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/**
 * The value at a path such as `link.roundTripMs`, using only own keys; undefined if there is none.
 */
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
 * Sets a value at a path, in place. Missing objects on the way are created. `__proto__` is a key
 * like any other. Throws if a key on the way holds something other than an object.
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

/**
 * The differences between two objects: each path whose value differs, and its value in the second.
 */
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
