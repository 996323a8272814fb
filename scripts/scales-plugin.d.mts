import type { Plugin } from 'vite';
export function scalesOfNumbers(): Plugin;
