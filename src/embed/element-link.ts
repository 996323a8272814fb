import { labElementText as t } from '../text/lab-element';
import type { LabState } from './state-of';

/** A message of the frame, version 1. */
export interface LabMessage {
  type: string;
  id?: string | number;
  state?: LabState;
  file?: { name: string; type: string; text: string };
  event?: { slot: string; ms: number; kind: string; text: string };
  /** The text of an error. */
  message?: string;
  faults?: readonly { field: string; value: string; allowed: string }[];
  height?: number;
}

/** An answer may take this long. */
const PATIENCE_MS = 10_000;

interface Waiting {
  resolve: (message: LabMessage) => void;
  reject: (error: Error) => void;
  timer: ReturnType<typeof setTimeout>;
  /** Whether the element sent it for itself. Then the page gets no error for it. */
  isOwn: boolean;
}

/**
 * Sends commands to one frame and receives their answers. It listens only to the frame's own
 * window.
 */
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

  /** Sends a command. Resolves with its answer, or rejects with the error in the answer. */
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

  /** Rejects all commands that still wait, because their answers will not come. */
  drop(why: string): void {
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(new Error(why));
    }
    this.#waiting.clear();
  }

  /** Stops listening, and rejects all commands that still wait. */
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
