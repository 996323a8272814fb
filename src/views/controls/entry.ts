import { fieldAt, numberFieldAt } from '../../catalog/every-field';
import { mostDirtyRate } from '../../model/dirty-rate';
import { optionDefault } from '../../model/scenario/defaults';
import type { NumberField } from '../../model/scenario/kinds';
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

/** Text that was not taken: what stands in its place is the scenario as it was. */
export interface Refusal {
  text: string;
  allowed: string;
  scenario: Scenario;
  /** Resolves when no pointer is pressed. */
  released(): Promise<void>;
}

/** The number at a path as its control has it: a working set is a share of memory. */
function numberAt(path: string, scenario: Scenario): number {
  const number = Number(at(scenario, path));
  return path === 'workload.workingSetPages' ? number / totalPages(scenario.vm) : number;
}

/** The default of the number at a path; 0 for none. */
function usualAt(path: string, { vm, policy }: Scenario): number {
  const field = numberFieldAt(path, policy.id);
  return field ? optionDefault(field, vm.pageBytes) : 0;
}

/** The number that a control shows as this text: the present one, or the example of a refusal. */
function readShown(path: string, unit: Shown, text: string, scenario: Scenario): number | null {
  const usual = usualAt(path, scenario);
  const numbers = usual ? [numberAt(path, scenario), usual] : [numberAt(path, scenario)];
  return numbers.find((number) => show(unit, number) === text.trim()) ?? null;
}

/** What the number at a path may be, where it hangs on the rest of the scenario as well. */
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
    // Shown as a share of memory.
    case 'workload.workingSetPages':
      return { ...field, min: 0, above: true, max: 1, integer: false };
    default:
      return field;
  }
}

/** Says in one line what the field accepts, with an example where it takes units. */
function describe(path: string, unit: Shown, shown: string, scenario: Scenario): string {
  const { min, max, above, integer } = rangeOf(path, scenario);
  const usual = usualAt(path, scenario);
  const allowed = {
    from: show(unit, min),
    to: show(unit, max),
    isWhole: Boolean(integer && isPlain(unit)),
    example: hasNoSign(unit) ? null : usual ? show(unit, usual) : shown,
  };
  if (hasZeroWord(unit) && min === 0) return entryText.noneOrAtMost(allowed);
  return above ? entryText.above(allowed) : entryText.between(allowed);
}

/** Whether a field that may be left open is left open: it is emptied, or keeps the word for that. */
function isNothing(path: string, text: string): boolean {
  const field = fieldAt(path, '');
  const mayBe = field?.kind === 'number' && field.default === null && !('derived' in field);
  return mayBe && ['', controlsText.automatic].includes(text.trim());
}

/** Waits until no pointer is pressed: what moves under one swallows its click. */
function released(): Promise<void> {
  return new Promise((done) => {
    const look = () => (document.querySelector(':active') ? setTimeout(look, 50) : done());
    look();
  });
}

/**
 * Takes typed text into the scenario; returns what is allowed where that does not go. An option of a
 * policy that was left since is nobody's any more, and so is what was typed there.
 */
export async function enter(
  { slot, notices }: Lab,
  path: string,
  unit: Shown,
  text: string,
  shown: string,
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
    if (notices.problems.length === 0 || isGone()) return null;
  }
  // What was asked for before and still runs ends no refusal.
  const { scenario } = slot.draft;
  const readings = value === null ? typedReadingsOf(text, unit, isLink) : null;
  const range = describe(path, unit, shown, scenario);
  const allowed = readings
    ? `${range} ${faultsText.ambiguous[readings.why](text.trim(), ...readings.both)}`
    : range;
  await released();
  return { text, allowed, scenario, released };
}
