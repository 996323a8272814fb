import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './commands';

/** Builds the custom element's script into a folder, beside a page that is there already. */
export function buildElement(folder: string): void {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = ['build', '--config', 'vite.element.config.ts', '--outDir', folder];
  const env = { ...process.env, NODE_ENV: 'production' };
  execFileSync(process.execPath, [vite, ...args], { cwd: root, env });
}
