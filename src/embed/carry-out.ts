import { MOST_KEPT, OWN, type SlotName } from '../catalog/kept';
import { type LinkFault, isLookField, readLook } from '../catalog/look';
import { checkScenario, formatError, sayFaults } from '../catalog/scenario';
import { readScenarioPairs, scenarioPairs } from '../catalog/url';
import { allowedFor } from '../model/allowed-for';
import { type Faults, asFaults, quote, printable } from '../model/scenario-error';
import type { KeptRun } from '../state/kept.svelte';
import type { Lab } from '../state/lab';
import { answersText as t } from '../text/answers';
import { faultsText } from '../text/faults';
import { type LabCommand, type Fault } from './message-schema';

type Asked<T extends LabCommand['type']> = Extract<LabCommand, { type: T }>;

/** A command that was refused, with its faults. */
export class RefusedCommand extends Error {
  readonly faults: readonly Fault[];
  /** How many more faults there are. */
  readonly more: number;
  constructor(faults: Faults<Fault>) {
    const say = ({ field, ...rest }: Fault) => formatError({ path: field, ...rest });
    super(sayFaults(faults, say).join('\n'));
    this.faults = faults.errors;
    this.more = faults.more;
  }
}

const refuse = (field: string, value: string, allowed: string) =>
  new RefusedCommand(asFaults([{ field, value: printable(value), allowed }]));

/** Carries out a command; resolves when its effect is shown. Throws RefusedCommand. */
export async function carryOut(command: LabCommand, lab: Lab): Promise<{ file?: unknown }> {
  const { clock, theme } = lab;
  switch (command.type) {
    case 'play':
      clock.play();
      break;
    case 'pause':
      clock.pause();
      break;
    case 'seek':
      seek(command, lab);
      break;
    case 'step':
      clock.go(command.by, command.direction);
      break;
    case 'set':
      await set(command, lab);
      break;
    case 'keep':
      await keep(command.name, lab);
      break;
    case 'forget':
      lab.keeping.kept!.forget(keptIn(command.slot, lab, []));
      break;
    case 'setTheme':
      theme.show(command.theme);
      break;
    case 'export': {
      const { exportFile } = await import('../views/export');
      if (command.slot !== OWN) await keptIn(command.slot, lab).side.ended();
      return { file: await exportFile(command.format, lab, command.slot) };
    }
    case 'getState':
      break;
  }
  return {};
}

function seek({ ms, stop, position }: Asked<'seek'>, { slot: { run }, clock }: Lab): void {
  const given = Object.entries({ ms, stop, position }).filter(([, value]) => value !== undefined);
  if (given.length !== 1) {
    const names = given.map(([name]) => name);
    const value = names.length ? t.given.names(names) : faultsText.value.nothing;
    throw refuse('seek', value, t.seek);
  }
  if (!run) throw refuse('seek', t.given.early, t.onceReady);
  const found = stop === undefined ? ms : run.momentNamed(stop);
  if (found === null) throw refuse('stop', stop!, allowedFor(stop, t.event));
  clock.pause();
  if (found !== undefined) clock.show(found);
  else clock.seek(position!);
}

async function keep(name: string, { slot, keeping }: Lab): Promise<void> {
  const kept = await keeping.load();
  if (kept.isFull) throw refuse('keep', t.given.full(kept.runs.length), t.room(MOST_KEPT));
  await kept.keep(name);
  await Promise.all([slot.ended(), kept.runs.at(-1)!.side.ended()]);
}

/** The kept run of a slot; throws RefusedCommand if nothing is kept there. */
function keptIn(
  slot: SlotName,
  { keeping: { kept } }: Lab,
  others: readonly SlotName[] = [OWN],
): KeptRun {
  const found = kept?.inSlot(slot);
  if (found) return found;
  const slots = (kept?.runs ?? []).map((each) => kept!.slotOf(each));
  throw refuse('slot', quote(slot), t.slots([...others, ...slots]));
}

/** The fields of the look that can still be changed later. */
const LATER = ['theme', 'speed', 't'];

/** Applies the whole message, or nothing. */
async function set({ params, scenario, slot: name }: Asked<'set'>, lab: Lab): Promise<void> {
  const { slot, clock, theme } = lab;
  const kept = name === OWN ? null : keptIn(name, lab);
  if (!params && !scenario) throw refuse('set', faultsText.value.nothing, t.set);
  const checked = scenario ? checkScenario(scenario) : (kept?.side ?? slot.draft);
  if ('errors' in checked) throw new RefusedCommand(inMessageForm(checked));
  const pairs = Object.entries(params ?? {}).map(([key, value]) => [key, String(value)] as const);
  const isLate = ([key]: readonly [string, string]) => isLookField(key) && !LATER.includes(key);
  const { look, ...inLook } = readLook(pairs.filter((pair) => !isLate(pair)));
  const base = params && 'scenario' in params ? [] : scenarioPairs(checked.scenario);
  const linked = readScenarioPairs([...base, ...pairs]);
  const late = pairs.filter(isLate).map(([path, text]) => ({
    path,
    value: quote(text),
    allowed: t.inAddress,
  }));
  const wrong = [...linked.errors, ...inLook.errors, ...late];
  if (wrong.length)
    throw new RefusedCommand(inMessageForm(asFaults(wrong, linked.more + inLook.more)));
  if (scenario || pairs.some(([key]) => !isLookField(key))) {
    if (kept) await lab.keeping.kept!.change(kept, linked.scenario);
    else await slot.draft.acceptFromPage({ scenario: linked.scenario });
    await slot.ended();
  }
  if (look.theme) theme.show(look.theme);
  if (params && 'speed' in params) clock.speedPower = Math.log2(look.speed);
  if (look.t !== null) clock.show(look.t);
}

/** Faults in the form of messages. */
const inMessageForm = ({ errors, more }: Faults<LinkFault>): Faults<Fault> => ({
  errors: errors.map(({ path, value, allowed }) => ({
    field: path,
    value,
    allowed: allowed ?? t.setting,
  })),
  more,
});
