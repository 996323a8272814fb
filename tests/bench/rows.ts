export interface Row {
  case: string;
  what: string;
  value: number;
  unit: string;
  /** The times of the others divided by its own. */
  ratios: Record<string, number>;
}

/** The rows as text, under the name of each case. */
export function render(rows: Row[]): string {
  const figures = (value: number) => value.toPrecision(3);
  const lines: string[] = [];
  let last = '';
  for (const row of rows) {
    if (row.case !== last) lines.push('', row.case);
    last = row.case;
    lines.push(`  ${row.what.padEnd(44)} ${figures(row.value).padStart(8)} ${row.unit}`);
    for (const [name, ratio] of Object.entries(row.ratios))
      lines.push(`    ${name.padEnd(42)} ${figures(ratio).padStart(8)} x`);
  }
  return `${lines.slice(1).join('\n')}\n`;
}

/** Prints progress. */
export const say = (line: string) => void process.stderr.write(`${line}\n`);
