import { createContext } from 'svelte';
import type { Lab } from './lab';

/** The lab of a view, for changing it. What a view shows comes as props. */
export const [useLab, provideLab] = createContext<Lab>();
