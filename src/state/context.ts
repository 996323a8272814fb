import { createContext } from 'svelte';
import type { Look } from '../catalog/look';
import type { KeyChoice } from './keys.svelte';
import type { Playback } from './playback.svelte';
import type { Reader } from './reader.svelte';
import type { Session } from './session.svelte';
import type { ThemeChoice } from './theme.svelte';

/** One run and its playhead, handed down to every view; two may stand on one page. */
export interface Lab {
  session: Session;
  playback: Playback;
  theme: ThemeChoice;
  keys: KeyChoice;
  reader: Reader;
  /** How the link wants the page to look and begin. */
  look: Look;
}

export const [useLab, provideLab] = createContext<Lab>();
