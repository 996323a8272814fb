import { HOST_SETTINGS, optionField } from '../../src/catalog/every-field';
import { ALL_FIELDS } from '../../src/model/scenario/fields';
import { type Field, type NumberField, type Use, defaultOf } from '../../src/model/scenario/kinds';
import { type Unit, writeQuantity } from '../../src/model/units';
import { policies } from '../../src/policies/all';

type Row = readonly [
  path: string,
  field: Field & { link?: string; derived?: unknown; used?: readonly Use[] },
];

const INTRODUCTION = `# Fields of a scenario

Every field, with its unit, its default and what is allowed. In a file the fields are nested JSON
(\`{ "v": 1, "vm": { "memoryBytes": "16 GiB" } }\`); a link and \`--set\` take the path or the short
name. Such text may have a decimal comma as well as a point (\`1,5\` is \`1.5\`); \`1,024\`, which could be
two numbers, is refused.

Units are those that tools print:

- sizes: \`16 GiB\`, \`16 GB\`; of memory also \`64Gi\` and \`64G\`, which is 64 GiB, as QEMU means it;
- rates: \`10 Gb/s\`, \`9.38 Gbits/sec\`, \`10 gbit/s\`, \`866.83 mbps\` (bits), \`120 MB/s\`, \`64 MiB/s\`; of links also \`10GbE\` and \`10G\`;
- writes: \`40000/s\`, \`40 k/s\`, or bytes (\`160 MB/s\`), which are divided by the size of a page;
- times: \`20 ms\`, \`5 us\`, \`90 s\`, \`2 min\`, \`1 h\`.

What could be bytes or bits is refused: \`100 MBps\`, \`100 mb/s\`, and \`1G\` of a rate that is no link's. [model.md](model.md) says what each field means. A test makes this page from
\`src/model/scenario/fields.ts\`, \`src/model/host-settings.ts\` and the policies.`;

const code = (value: unknown): string => `\`${String(value)}\``;
const codes = (list: readonly unknown[]): string => list.map(code).join(', ');

function powers(choices: readonly unknown[], unit: Unit): string {
  const [least, most] = [choices[0], choices.at(-1)].map((end) =>
    writeQuantity(Number(end), unit, ' '),
  );
  return `a power of two, ${least} to ${most}`;
}

const parts = (of: Readonly<Record<string, NumberField>>): string =>
  Object.entries(of)
    .map(([key, each]) => `${code(key)} (${each.unit}, ${allowed(each)})`)
    .join(', ');

function allowed(field: Field): string {
  switch (field.kind) {
    case 'number': {
      if (field.values) return codes(field.values);
      const [min, max] = [field.min, field.max].map((end) => writeQuantity(end, field.unit, ' '));
      return `${field.integer ? 'whole, ' : ''}${field.above ? `above ${min}, up to` : `${min} to`} ${max}`;
    }
    case 'choice':
      return field.unit ? powers(field.choices, field.unit) : codes(field.choices);
    case 'flag':
      return codes([true, false]);
    case 'list':
      return `a list of records: ${parts(field.of)}`;
    case 'record':
      return `a record: ${parts(field.of)}`;
    case 'policy':
      return codes(Object.keys(policies));
    case 'own':
      return 'see below and model.md';
    case 'text':
      return field.optional ? 'a line of text, or nothing' : 'a line of text';
    case 'names':
      return 'a list of names';
    case 'networks':
      return 'a list of networks';
    case 'network':
      return 'a network, such as 10.0.0.0/24';
    case 'address':
      return 'an address';
    case 'drive':
      return 'a drive, such as `C:`';
  }
}

function usual(field: Row[1]): string {
  const value = defaultOf(field);
  if (value === null) return field.derived === undefined ? 'none' : 'derived';
  if (field.kind === 'number' && field.defaultBytes)
    return `${String(value)} of 4 KiB (${writeQuantity(field.defaultBytes.bytes, 'bytes', ' ')})`;
  if (typeof value === 'number' && 'unit' in field && field.unit)
    return writeQuantity(value, field.unit, ' ');
  return typeof value === 'object' || value === '' ? code(JSON.stringify(value)) : code(value);
}

const where = (use: Use): string =>
  Object.entries(use)
    .map(([path, values]) => `${code(path)} is ${codes(values)}`)
    .join(' and ');

function table(rows: readonly Row[]): string {
  const lines = rows.map(([path, field]) => {
    const unit = 'unit' in field ? field.unit : '';
    const used = (field.used ?? []).map(where).join('; ');
    return [
      code(path),
      field.link ? code(field.link) : '',
      unit,
      usual(field),
      allowed(field),
      used,
    ];
  });
  const head = ['field', 'short name', 'unit', 'default', 'allowed', 'used where'];
  // Fields that are always used need no column for conditions.
  const columns = lines.some((line) => line.at(-1)) ? head.length : head.length - 1;
  return [head, head.map(() => '-'), ...lines]
    .map((row) => `| ${row.slice(0, columns).join(' | ')} |`)
    .join('\n');
}

const optionTables = Object.values(policies)
  .filter(({ options }) => Object.keys(options).length > 0)
  .map(({ id, options }) => {
    const rows = Object.entries(options).map(([key, option]): Row => [
      `policy.options.${key}`,
      optionField(option),
    ]);
    return `### ${code(id)}\n\n${table(rows)}`;
  });

/** The docs page with all fields, made from the lab's own tables. */
export const fieldsPage = (): string =>
  [
    INTRODUCTION,
    table(ALL_FIELDS),
    '## Settings of the hosts',
    table(HOST_SETTINGS),
    '## Options of the policies',
    ...optionTables,
  ].join('\n\n');
