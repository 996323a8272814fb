import type { Plugin } from 'vite';

export function formulas(): Plugin;
