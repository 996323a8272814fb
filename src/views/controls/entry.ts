import { fieldAt, numberFieldAt } from '../../catalog/every-field';
import { longestPeriod, mostDirtyRate } from '../../model/dirty-rate';
import { optionDefault } from '../../model/scenario/defaults';
import type { NumberField } from '../../model/scenario/kinds';
import { printable } from '../../model/scenario-error';
import { at } from '../../model/scenario/paths';
import type { Scenario } from '../../model/types';
import { totalPages } from '../../model/vm';
import type { Lab } from '../../state/lab';
import { controlsText } from '../../text/controls';
import { entryText } from '../../text/entry';
import { faultsText } from '../../text/faults';
import { change } from './edits';
import { hasNoSign, hasZeroWord, isPlain, readTyped, typedReadingsOf } from './numeral';
import { type Shown, show } from './show';

export { change };

/** A refused text, with the scenario at that time. */
export interface Refusal {
  text: string;
  /** What is wrong and what is allowed, in the words and units of the field. */
  says: string;
  scenario: Scenario;
  /** Resolves when no pointer is pressed. */
  released(): Promise<void>;
}

/** The number at a path in the unit of its control: a working set is a share of memory. */
function numberAt(path: string, scenario: Scenario): number {
  const number = Number(at(scenario, path));
  return path === 'workload.workingSetPages' ? number / totalPages(scenario.vm) : number;
}

/** The default of the number at a path; 0 if there is none. */
function usualAt(path: string, { vm, policy }: Scenario): number {
  const field = numberFieldAt(path, policy.id);
  return field ? optionDefault(field, vm.pageBytes) : 0;
}

/** The number that a control shows as this text: the current one, or the example of a refusal. */
function readShown(path: string, unit: Shown, text: string, scenario: Scenario): number | null {
  const usual = usualAt(path, scenario);
  const numbers = usual ? [numberAt(path, scenario), usual] : [numberAt(path, scenario)];
  return numbers.find((number) => show(unit, number) === text.trim()) ?? null;
}

/** The range of the number at a path, if it depends on the rest of the scenario. */
function rangeOf(path: string, { vm, policy, workload }: Scenario): NumberField {
  const field = numberFieldAt(path, policy.id)!;
  switch (path) {
    case 'workload.deltaBytes':
      return { ...field, max: vm.pageBytes };
    case 'workload.dirtyRate.bytesPerSecond':
      return {
        ...field,
        max: mostDirtyRate({ vm, workload }, workload.dirtyRate?.periodSeconds ?? 1),
      };
    case 'workload.dirtyRate.periodSeconds':
      return { ...field, max: longestShown({ vm, workload }, field.max) };
    // Shown as a share of memory.
    case 'workload.workingSetPages':
      return { ...field, min: 0, above: true, max: 1, integer: false };
    default:
      return field;
  }
}

/** The longest period of the dirty rate with three digits, so that it can be typed as it is shown. */
function longestShown(of: Pick<Scenario, 'vm' | 'workload'>, most: number): number {
  const seconds = longestPeriod(of, of.workload.dirtyRate?.bytesPerSecond ?? 0, most);
  const text = Number(seconds.toPrecision(12)).toExponential();
  const [digits = '', power = ''] = text.split('e');
  return Number(`${digits.slice(0, 4)}e${power}`);
}

/** Describes in one line what the field accepts, with an example if it takes units. */
function describe(path: string, unit: Shown, shown: string, scenario: Scenario): string {
  const { min, max, above, integer } = rangeOf(path, scenario);
  const usual = usualAt(path, scenario);
  const example = usual && usual <= max ? show(unit, usual) : shown;
  const isWord = hasZeroWord(unit) && example === show(unit, 0);
  const allowed = {
    from: show(unit, min),
    to: show(unit, max),
    isWhole: Boolean(integer && isPlain(unit)),
    example: hasNoSign(unit) || isWord ? null : example,
  };
  if (hasZeroWord(unit) && min === 0) return entryText.noneOrAtMost(allowed);
  if (path === 'workload.dirtyRate.periodSeconds' && max < numberFieldAt(path, '')!.max)
    return `${entryText.above(allowed)} ${entryText.shorterPeriod}`;
  return above ? entryText.above(allowed) : entryText.between(allowed);
}

/** Whether an optional field is left empty or keeps its word for “none”. */
function isNothing(path: string, text: string): boolean {
  const field = fieldAt(path, '');
  const mayBe = field?.kind === 'number' && field.default === null && !('derived' in field);
  return mayBe && ['', controlsText.automatic].includes(text.trim());
}

/** Waits until no pointer is pressed: an element that moves under a pointer loses its click. */
function released(): Promise<void> {
  return new Promise((done) => {
    const look = () => (document.querySelector(':active') ? setTimeout(look, 50) : done());
    look();
  });
}

/** A dirty rate and its period are refused together. */
const DIRTY_RATE = 'workload.dirtyRate.';

/**
 * Puts typed text into the scenario; returns what is allowed if it is refused. The field says it,
 * so no notice does. Text for an option of a policy that is no longer chosen is dropped, and so is
 * text that locks refuse, of which the notice tells.
 */
export async function enter(
  { slot, notices }: Lab,
  path: string,
  unit: Shown,
  text: string,
  shown: string,
  label: string,
): Promise<Refusal | null> {
  const isGone = () => !fieldAt(path, slot.draft.scenario.policy.id);
  if (isGone()) return null;
  if (isNothing(path, text)) return change(slot.draft, path, null).then(() => null);
  const { vm, policy } = slot.scenario;
  const isLink = numberFieldAt(path, policy.id)?.isLink ?? false;
  const value =
    readShown(path, unit, text, slot.scenario) ??
    readTyped(text, unit, shown, vm.pageBytes, isLink);
  if (value !== null) {
    await change(slot.draft, path, value);
    if (notices.errors.length === 0 || isGone()) return null;
  }
  const { errors, problems } = notices;
  if (value !== null) notices.clear();
  // An earlier change that is still being applied does not end a refusal.
  const { scenario } = slot.draft;
  const readings = value === null ? typedReadingsOf(text, unit, isLink) : null;
  const allowed = describe(path, unit, shown, scenario);
  const isOwn =
    value === null ||
    errors.some(
      (error) =>
        [error.path, path].every((one) => one.startsWith(DIRTY_RATE)) || error.path === path,
    );
  const says = readings
    ? `${allowed} ${faultsText.ambiguous[readings.why](text.trim(), ...readings.both)}`
    : isOwn
      ? entryText.refused(label, printable(text.trim()), allowed)
      : problems.join(' ');
  await released();
  return { text, says, scenario, released };
}
