import { spoken } from './language';

/** Compares words for the order of the alphabet. */
export const alphabetically = (a: string, b: string): number => a.localeCompare(b, spoken().tag);
