import type { Reply, Request } from './messages';
import { serve } from './serve';

/** What this file needs of a worker's global scope, of which the page's types know nothing. */
interface WorkerScope {
  postMessage(reply: Reply, transfer: Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;
const take = serve((reply, transfer = []) => scope.postMessage(reply, transfer));
addEventListener('message', ({ data }: MessageEvent<Request>) => take(data));
