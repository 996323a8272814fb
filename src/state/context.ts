import { createContext } from 'svelte';
import type { Lab } from './lab';

/** The lab that a view belongs to: what it may change. What it shows comes as props. */
export const [useLab, provideLab] = createContext<Lab>();
