// Addresses of the tables that the engine fills or reads; the same as in assembly/layout.ts.

export const BLOCK_WORDS = 512;
export const BLOCK_PAGES = 32768;

export const SCRATCH = 0x1000;
export const ZEROS = 0x2000;
export const RANDOM_STATE = 0x3000;
export const PLANS = 0x3800;
export const TABLE_INDEX = 0x4000;
export const KNOTS = 0x8000;
export const TABLES = 0x10000;
export const SAMPLE = 0x110000;
export const BEFORE = 0x120000;
export const STATES = 0x140000;
export const RUNS = 0x190000;
export const SPLITS = 0x1b0000;
export const BITMAPS = 0x1c0000;

export const MAX_KNOTS = 1024;
export const MAX_SAMPLE = (BEFORE - SAMPLE) / 4;
export const MAX_TABLE_ENTRIES = (SAMPLE - TABLES) / 8;
export const MAX_RUNS = (SPLITS - RUNS) / 8;
export const MAX_SPLITS = (BITMAPS - SPLITS) / 16;
