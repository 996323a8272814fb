import * as v from 'valibot';
import { ALIGNMENTS } from '../model/alignments';
import {
  type Faults,
  type ScenarioError,
  asFaults,
  printable,
  quote,
} from '../model/scenario-error';
import { MAX_FILE_BYTES } from '../model/scenario/fields';
import { anObject, entriesOf, exactly } from '../model/scenario/field-schema';
import { isRecord } from '../model/scenario/paths';
import { fieldsText as t } from '../text/fields';
import { MAX_KEPT_NAME, MOST_KEPT, type KeptScenario, plainName } from './kept';
import { checkScenario } from './scenario';
import { COMPARE, type ScenarioFile, type KeptBeside } from './scenario-file';

const text = (most: number) =>
  v.pipe(
    v.string(() => t.text.optional(most)),
    v.maxLength(most, () => t.text.optional(most)),
  );
const schema = exactly(
  {
    kept: entriesOf(
      exactly({ name: v.optional(text(MAX_KEPT_NAME), ''), scenario: anObject }),
      MOST_KEPT,
    ),
    align: v.optional(v.nullable(v.picklist(ALIGNMENTS, () => t.oneOf(ALIGNMENTS))), null),
  },
  () => t.list,
);

/** What the schema makes of kept runs; their scenarios are not checked yet. */
interface Given extends Pick<KeptBeside, 'align'> {
  kept: { name: string; scenario: object }[];
}

/** Checks what a file holds. Errors of kept runs have paths such as compare.kept.0.scenario.seed. */
export function checkFile(input: unknown): ScenarioFile | Faults {
  if (!isRecord(input) || !Object.hasOwn(input, COMPARE)) {
    const checked = checkScenario(input);
    return 'errors' in checked ? checked : { ...checked, beside: null };
  }
  const { [COMPARE]: given, ...own } = input;
  const [checked, beside] = [checkScenario(own), checkKept(given)];
  if ('scenario' in checked && 'kept' in beside) return { ...checked, beside };
  const faults = [checked, beside].filter((part) => 'errors' in part);
  const more = faults.reduce((sum, part) => sum + part.more, 0);
  return asFaults(
    faults.flatMap(({ errors }) => errors),
    more,
  );
}

function checkKept(given: unknown): KeptBeside | Faults {
  const parsed = v.safeParse(schema, given);
  if (!parsed.success) return asFaults(parsed.issues.map((issue) => errorOf(issue, given)));
  const { kept: list, align } = parsed.output as Given;
  const errors: ScenarioError[] = [];
  let more = 0;
  const kept = list.flatMap(({ name, scenario }, index): KeptScenario[] => {
    const checked = checkScenario(scenario);
    if ('scenario' in checked) return [{ name: plainName(name), scenario: checked.scenario }];
    const place = `${COMPARE}.kept.${index}.scenario`;
    errors.push(...checked.errors.map((error) => ({ ...error, path: `${place}.${error.path}` })));
    more += checked.more;
    return [];
  });
  return errors.length ? asFaults(errors, more) : { kept, align };
}

const errorOf = ({ path, message }: v.BaseIssue<unknown>, given: unknown): ScenarioError => ({
  path: printable([COMPARE, ...(path ?? []).map(({ key }) => String(key))].join('.'), 120),
  value: quote(path ? path.at(-1)!.value : given),
  allowed: message,
});

const problem = (value: string, allowed: string): Faults => ({
  errors: [{ path: 'scenario', value, allowed }],
  more: 0,
});

/** The error for a file of this many bytes or characters; null if it may be read. */
function refuseLength(length: number): Faults | null {
  return length > MAX_FILE_BYTES
    ? problem(t.file.long(length), t.file.atMost(MAX_FILE_BYTES))
    : null;
}

/** Reads a file. One that is too long is refused without reading it. */
export async function readFile(file: File): Promise<ScenarioFile | Faults> {
  const tooLong = refuseLength(file.size);
  if (tooLong) return tooLong;
  const text = await file.text().catch(() => null);
  return text === null ? problem(t.file.unread, t.file.scenario) : parseFile(text);
}

/** Reads the text of a file. Text that is too long or not JSON is an error too. */
export function parseFile(text: string): ScenarioFile | Faults {
  const tooLong = refuseLength(text.length);
  if (tooLong) return tooLong;
  if (text.trim() === '') return problem(t.file.empty, t.file.scenario);
  try {
    return checkFile(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    return problem(t.file.notJson((error as Error).message), t.file.object);
  }
}
