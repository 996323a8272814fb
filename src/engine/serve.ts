import { Engine } from './engine';
import { type Answers, type JobRequest, type Reply, type Request, START } from './messages';
import { NoMemoryError } from './no-memory';
import { startKernels } from './start-kernel';

export type Send = (reply: Reply, transfer?: Transferable[]) => void;

/** Answers the page's messages with one engine; returns the function that receives them. */
export function serve(send: Send): (request: Request) => void {
  let started: Promise<Engine> | null = null;
  return (request) => {
    if (request.type === 'start') {
      const { core, language } = request;
      started = startKernels(core, language).then(
        (kernels) => new Engine(kernels, () => send({ type: 'alive' })),
      );
      started.then(
        ({ name }) => send({ type: 'started', engine: name }),
        (error: unknown) => send(failure(START, error)),
      );
    } else started?.then((engine) => take(engine, request, send)).catch(() => {});
  };
}

function take(engine: Engine, request: Exclude<Request, { type: 'start' }>, send: Send): void {
  if (request.type === 'cancel') engine.cancel(request.id);
  else if (request.type === 'release') engine.release(request.key);
  else void answer(engine, request, send);
}

async function answer(engine: Engine, job: JobRequest, send: Send): Promise<void> {
  const { id } = job;
  try {
    const answered = await ask(engine, job, send);
    send({ type: 'done', id, answer: answered }, buffersOf(answered));
  } catch (error) {
    send(failure(id, error));
  }
}

function failure(id: number, error: unknown): Reply {
  const { name, message } = error as Error;
  const pages = error instanceof NoMemoryError ? { pages: error.pages } : {};
  return { type: 'failed', id, name, message, ...pages };
}

function ask(engine: Engine, job: JobRequest, send: Send): Promise<Answers[JobRequest['type']]> {
  switch (job.type) {
    case 'run':
      return engine.run(job.id, job, (result) => send({ type: 'preview', id: job.id, result }));
    case 'frame':
      return engine.frame(job);
    case 'seeds':
      return engine.seeds(job.id, job);
    case 'tile':
      return engine.tile(job.id, job);
    case 'prepare':
      return engine.prepare();
  }
}

/** The map of a frame and the numbers of a sweep are transferred, not copied. */
function buffersOf(answer: Answers[JobRequest['type']]): Transferable[] {
  if (!answer || Array.isArray(answer)) return [];
  if ('numbers' in answer) return [answer.numbers.buffer, answer.end.buffer];
  const frame = 'frame' in answer ? answer.frame : answer;
  return frame ? [frame.cells.buffer] : [];
}
