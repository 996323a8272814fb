/** A field in which two objects differ, by its path, with its value in both as JSON. */
export interface Difference {
  path: string;
  value: string;
  other: string;
}

/** The fields in which two scenarios differ. */
export function differences(scenario: unknown, other: unknown, path = ''): Difference[] {
  const [value, its] = [JSON.stringify(scenario), JSON.stringify(other)];
  if (value === its) return [];
  if (!isRecord(scenario) || !isRecord(other)) return [{ path, value, other: its }];
  return Object.keys(scenario).flatMap((key) =>
    differences(scenario[key], other[key], path ? `${path}.${key}` : key),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
