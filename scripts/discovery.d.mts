import type { Plugin } from 'vite';

export function previews(): Plugin;

export function addDiscovery(folder: string): Promise<void>;
