import type { Language } from './language';

/** The single file has English only. */
export const pseudo: Language = { tag: 'en', numbers: 'en', messages: {} };
export const keys = pseudo;
