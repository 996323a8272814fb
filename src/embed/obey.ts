import { type LinkFault, readLook } from '../catalog/look';
import { checkScenario } from '../catalog/scenario';
import { readScenarioPairs, scenarioPairs } from '../catalog/url';
import { momentNamed } from '../model/stops';
import type { Lab } from '../state/context';
import { type Command, type Fault } from './message-schema';

type Asked<T extends Command['type']> = Extract<Command, { type: T }>;

/** A command that was refused, with what is wrong. */
export class Refused extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(
      faults
        .map(({ field, value, allowed }) => `${field}: ${value}; allowed: ${allowed}`)
        .join('\n'),
    );
    this.faults = faults;
  }
}

const refuse = (field: string, value: string, allowed: string) =>
  new Refused([{ field, value, allowed }]);

/** Carries out a command; resolves once it shows. Throws Refused. */
export async function obey(command: Command, lab: Lab): Promise<{ file?: unknown }> {
  const { playback, theme } = lab;
  switch (command.type) {
    case 'play':
      playback.play();
      break;
    case 'pause':
      playback.pause();
      break;
    case 'seek':
      seek(command, lab);
      break;
    case 'step':
      playback.go(command.by, command.direction);
      break;
    case 'set':
      await set(command, lab);
      break;
    case 'setTheme':
      theme.show(command.theme);
      break;
    case 'export': {
      const { exportFile } = await import('../views/export');
      return { file: await exportFile(command.format, lab) };
    }
    case 'getState':
      break;
  }
  return {};
}

function seek({ ms, stop, position }: Asked<'seek'>, { session, playback }: Lab): void {
  const { result } = session;
  const { timeline } = playback;
  if (!result || !timeline) throw refuse('seek', 'too early', 'once the lab is ready');
  playback.pause();
  if (ms !== undefined) playback.show(ms);
  else if (position !== undefined) playback.seek(position);
  else if (stop !== undefined) {
    const found = momentNamed(stop, timeline, result);
    if (found === null) throw refuse('stop', stop, 'a stage, round or event of this run');
    playback.show(found);
  } else throw refuse('seek', 'nothing', 'one of ms, stop and position');
}

async function set({ params, scenario }: Asked<'set'>, lab: Lab): Promise<void> {
  const { session, playback, theme } = lab;
  if (scenario) await take(scenario);
  if (params) {
    const pairs = Object.entries(params).map(([key, value]) => [key, String(value)] as const);
    const { look, faults } = readLook(pairs);
    const base = 'scenario' in params ? [] : scenarioPairs(session.scenario);
    const linked = readScenarioPairs([...base, ...pairs]);
    const wrong = [...linked.faults, ...faults];
    if (wrong.length) throw new Refused(wrong.map(told));
    await take(linked.scenario);
    if (look.theme) theme.show(look.theme);
    if ('speed' in params) playback.speedPower = Math.log2(look.speed);
    if (look.t !== null) playback.show(look.t);
  }

  async function take(input: unknown): Promise<void> {
    const checked = checkScenario(input);
    if ('errors' in checked) throw new Refused(checked.errors.map(told));
    await session.obey(checked);
    await session.ended();
  }
}

/** A fault as messages have it. */
const told = ({ path, value, allowed }: LinkFault): Fault => ({
  field: path,
  value,
  allowed: allowed ?? 'a setting that there is',
});
