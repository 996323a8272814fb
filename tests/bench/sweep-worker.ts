import { parentPort } from 'node:worker_threads';
import '../../src/engine/all-parts';
import { packPoints, sweep } from '../../src/engine/sweep';
import { createTwin } from '../../src/engine/twin';
import type { SweepGrid } from '../../src/model/sweep-grid';

const kernel = createTwin();

parentPort?.on('message', ([grid, first, count]: [SweepGrid, number, number]) => {
  const part = packPoints([...sweep(kernel, grid, undefined, first, count)]);
  parentPort!.postMessage(part, [
    part.numbers.buffer as ArrayBuffer,
    part.end.buffer as ArrayBuffer,
  ]);
});
