/**
 * Writes rows as CSV: a header of keys, then one line for each row. Text is quoted if necessary.
 */
export function toCsv(rows: readonly Record<string, unknown>[], keys: readonly string[]): string {
  const cell = (value: unknown) => {
    const text = value === null || value === undefined ? '' : String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = rows.map((row) => keys.map((key) => cell(row[key])).join(','));
  return `${[keys.join(','), ...lines].join('\n')}\n`;
}
