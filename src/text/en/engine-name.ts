/** Which engine runs, and where. */
export const engineName = {
  wasm: { worker: 'WebAssembly in a worker', main: 'WebAssembly on the main thread' },
  js: { worker: 'JavaScript in a worker', main: 'JavaScript on the main thread' },
};
