declare module 'comlink/dist/esm/node-adapter.mjs' {
  import type { Endpoint } from 'comlink';

  /** Makes a port or worker of Node an endpoint for comlink. */
  export default function nodeEndpoint(port: object): Endpoint;
}
