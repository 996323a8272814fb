import { parentPort } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';

const api = { ping: (value: number) => value + 1 };
export type PingApi = typeof api;

if (parentPort) expose(api, nodeEndpoint(parentPort));
