import { labElementText as t } from '../text/lab-element';
import type { LabState } from './state-of';

/** A message of the frame, version 1. */
export interface LabMessage {
  type: string;
  id?: string | number;
  state?: LabState;
  file?: { name: string; type: string; text: string };
  event?: { ms: number; kind: string; text: string };
  /** What was wrong, in an error. */
  message?: string;
  faults?: readonly { field: string; value: string; allowed: string }[];
  height?: number;
}

/** So long an answer may take. */
const PATIENCE_MS = 10_000;

interface Waiting {
  resolve: (message: LabMessage) => void;
  reject: (error: Error) => void;
  timer: ReturnType<typeof setTimeout>;
  /** Asked by the element for itself: the page does not hear what went wrong with it. */
  isOwn: boolean;
}

/** Commands to one frame and what comes of them. Only the frame's own window is heard. */
export class FrameLink {
  readonly #window: () => Window | null;
  readonly #onmessage: (message: LabMessage) => void;
  readonly #waiting = new Map<string, Waiting>();
  #count = 0;

  constructor(frame: () => Window | null, onmessage: (message: LabMessage) => void) {
    this.#window = frame;
    this.#onmessage = onmessage;
    addEventListener('message', this.#hear);
  }

  /** Sends a command; resolves with its answer, rejects with the error that answers it. */
  ask(type: string, fields: object = {}, isOwn = false): Promise<LabMessage> {
    const id = `precopy-lab-${++this.#count}`;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Error(t.noAnswer(type, PATIENCE_MS / 1000)));
      }, PATIENCE_MS);
      this.#waiting.set(id, { resolve, reject, timer, isOwn });
      this.#window()?.postMessage({ ...fields, target: 'precopy', v: 1, type, id }, '*');
    });
  }

  /** Ends what still waits for an answer: it will not come. */
  drop(why: string): void {
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(new Error(why));
    }
    this.#waiting.clear();
  }

  /** Hears no more, and ends what still waits. */
  close(): void {
    removeEventListener('message', this.#hear);
    this.drop(t.takenOff);
  }

  #hear = ({ source, data }: MessageEvent): void => {
    if (source === null || source !== this.#window()) return;
    if (data?.source !== 'precopy' || data.v !== 1) return;
    const message = data as LabMessage;
    const waiting = this.#waiting.get(String(message.id));
    if (waiting) {
      this.#waiting.delete(String(message.id));
      clearTimeout(waiting.timer);
      if (message.type === 'error')
        waiting.reject(Object.assign(new Error(message.message), { faults: message.faults }));
      else waiting.resolve(message);
    }
    if (!(waiting?.isOwn && message.type === 'error')) this.#onmessage(message);
  };
}
