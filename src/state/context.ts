import { createContext } from 'svelte';
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
}

export const [useLab, provideLab] = createContext<Lab>();
