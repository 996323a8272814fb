import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './commands';

/** A place where the lab is opened, and its restrictions. */
export interface Context {
  name: string;
  build: 'hosted' | 'single';
  /** Whether it is the figure for other pages, not the whole lab. */
  isFigure?: boolean;
  /** How a page of another origin frames it, if it does. */
  frame?: 'plain' | 'sandbox' | 'srcdoc';
  isFile?: boolean;
  headers?: Record<string, string>;
  /** The files that have the headers; all by default. */
  headersOf?: RegExp;
  /** Runs before the lab's own scripts, in the hosted page and its worker. */
  script?: string;
}

/** Stands for the server's own origin in headers. */
export const HOST = 'https://your.host';

const CSP = 'content-security-policy';
const ANY_ORIGIN = { 'access-control-allow-origin': '*' };
const HOSTED = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";
const INLINE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** The policies in the headers example of the hosted build. */
export const PUBLISHED_POLICIES = [
  ...readFileSync(join(root, 'public', '_headers'), 'utf8').matchAll(
    /Content-Security-Policy: (.*)/g,
  ),
].map(([, policy]) => policy!);

const NO_STORAGE = `for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
  Object.defineProperty(globalThis, name, {
    get() { throw new DOMException('Storage is denied.', 'SecurityError'); } });`;

export const CONTEXTS: readonly Context[] = [
  { name: 'hosted page', build: 'hosted' },
  {
    name: 'hosted page with the published policy',
    build: 'hosted',
    headers: { ...ANY_ORIGIN, [CSP]: PUBLISHED_POLICIES[0]! },
  },
  { name: 'frame in a page of another origin', build: 'hosted', frame: 'plain' },
  { name: 'figure in a page of another origin', build: 'hosted', isFigure: true, frame: 'plain' },
  {
    name: 'figure with `sandbox="allow-scripts"`',
    build: 'hosted',
    isFigure: true,
    frame: 'sandbox',
    headers: ANY_ORIGIN,
  },
  {
    name: 'frame with `sandbox="allow-scripts"`, hosted',
    build: 'hosted',
    frame: 'sandbox',
    headers: ANY_ORIGIN,
  },
  {
    name: 'the same with the published policy and the name of the host',
    build: 'hosted',
    frame: 'sandbox',
    headers: {
      ...ANY_ORIGIN,
      [CSP]: PUBLISHED_POLICIES[0]!.replaceAll("'self'", `'self' ${HOST}`),
    },
  },
  {
    name: 'frame with `sandbox="allow-scripts"`, single file',
    build: 'single',
    frame: 'sandbox',
  },
  { name: '`srcdoc` with `sandbox="allow-scripts"`', build: 'single', frame: 'srcdoc' },
  { name: 'single file from a disk (`file://`)', build: 'single', isFile: true },
  {
    name: "policy without `'wasm-unsafe-eval'`, on the page",
    build: 'hosted',
    headers: { [CSP]: HOSTED },
    headersOf: /html$/,
  },
  {
    name: "policy without `'wasm-unsafe-eval'`, on every file",
    build: 'hosted',
    headers: { [CSP]: HOSTED },
  },
  {
    name: "policy without `'wasm-unsafe-eval'`, single file",
    build: 'single',
    headers: { [CSP]: `${INLINE}; script-src 'unsafe-inline'; worker-src blob:` },
  },
  {
    name: 'policy without workers, hosted',
    build: 'hosted',
    headers: {
      [CSP]: `${HOSTED}; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'`,
    },
  },
  {
    name: 'policy without `worker-src blob:`, single file',
    build: 'single',
    headers: {
      [CSP]: `${INLINE}; script-src 'unsafe-inline' 'wasm-unsafe-eval'; worker-src 'self'`,
    },
  },
  {
    name: 'policy without workers and WebAssembly, hosted',
    build: 'hosted',
    headers: { [CSP]: `${HOSTED}; worker-src 'none'` },
  },
  { name: 'no WebAssembly', build: 'hosted', script: 'delete globalThis.WebAssembly;' },
  { name: 'no workers', build: 'hosted', script: 'delete globalThis.Worker;' },
  { name: 'storage denied', build: 'hosted', script: NO_STORAGE },
];
