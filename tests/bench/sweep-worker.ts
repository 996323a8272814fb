import { parentPort } from 'node:worker_threads';
import '../../src/engine/all-parts';
import { PartPacker, sweep } from '../../src/engine/sweep';
import { createTwin } from '../../src/engine/twin';
import type { SweepGrid } from '../../src/model/sweep-grid';

const kernel = createTwin();

parentPort?.on('message', ([grid, first, count]: [SweepGrid, number, number]) => {
  const packer = new PartPacker(count);
  for (const point of sweep(kernel, grid, undefined, first, count)) packer.take(point);
  const { part } = packer;
  parentPort!.postMessage(part, [
    part.numbers.buffer as ArrayBuffer,
    part.end.buffer as ArrayBuffer,
  ]);
});
