import { isLinked } from '../catalog/hash';
import { type Look, readLook, sayFault } from '../catalog/look';
import { sayFaults } from '../model/scenario-error';
import { readAddress } from './address.svelte';
import type { Lab } from './context';
import { KeyChoice } from './keys.svelte';
import { Playback } from './playback.svelte';
import { Reader } from './reader.svelte';
import { Session } from './session.svelte';
import { ThemeChoice } from './theme.svelte';

/** Makes the one lab of a page as its address asks; `usual` is what the page is without being asked. */
export function labOf({ search, hash }: Location, usual: Partial<Look> = {}): Lab {
  const asked = new URLSearchParams(search);
  const { look, ...faults } = readLook([...asked]);
  for (const name of Object.keys(usual) as (keyof Look)[])
    if (!asked.has(name)) Object.assign(look, { [name]: usual[name] });
  const hasScenario = isLinked(search, hash);
  const session = new Session({
    isLinked: hasScenario,
    locks: look.lock,
    place: look.engine === 'main' ? 'main' : 'auto',
    language: look.engine === 'javascript' ? 'javascript' : 'auto',
  });
  if (hasScenario) session.opened = readAddress(session);
  else sayFaults(faults, sayFault).forEach((notice) => session.notice(notice));
  const playback = new Playback(session, look.motion);
  playback.speedPower = Math.log2(look.speed);
  addEventListener('error', (event) => {
    // A resize that is answered one frame later is reported as an error without an error object.
    if (event.error) session.fail(event.error);
  });
  addEventListener('unhandledrejection', (event) => session.fail(event.reason));
  const theme = new ThemeChoice(look.theme);
  return {
    session,
    playback,
    theme,
    keys: new KeyChoice(look.ui === 'full' && parent === window),
    reader: new Reader(),
    look,
  };
}
