import type { Reply, Request } from './messages';
import { serve } from './serve';

/** The parts of a worker's global scope that are used here; the page's types lack them. */
interface WorkerScope {
  postMessage(reply: Reply, transfer: Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;
const take = serve((reply, transfer = []) => scope.postMessage(reply, transfer));
addEventListener('message', ({ data }: MessageEvent<Request>) => take(data));
