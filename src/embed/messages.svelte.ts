import type { Lab } from '../state/lab';

export const API_VERSION = 1;
/** While it plays, the state is sent at this interval, ms. */
const PLAYING_MS = 250;

/** The longest error text, in characters. */
const MAX_MESSAGE = 10_000;
const NO_FAULTS = { faults: [], more: 0 };

/** Modules that load with the first command or the first run. */
const words = () =>
  Promise.all([import('./message-schema'), import('./carry-out'), import('./state-of')]);

/** Sends a message to the page around. No other page gets or sends messages. */
function tell(type: 'ready' | 'state' | 'event' | 'error', rest: object): void {
  if (parent !== window)
    parent.postMessage({ source: 'precopy', v: API_VERSION, type, ...rest }, '*');
}

/** Lets the page around control the lab by messages, and reports what happens. */
export function listen(lab: Lab): void {
  if (parent === window) return;
  // Each command waits for those before it, and all wait for the address.
  let last: Promise<unknown> = lab.opened;
  addEventListener('message', ({ source, data }) => {
    if (source !== parent) return;
    last = last.then(() => answer(data, lab)).catch((error: unknown) => lab.notices.fail(error));
  });
  tellStates(lab);
  tellEvents(lab);
}

/** Answers a command, with its id. Other messages are ignored. */
async function answer(data: unknown, lab: Lab): Promise<void> {
  const [{ idOf, isForUs, readCommand }, { carryOut, RefusedCommand }, { stateOf }] = await words();
  if (!isForUs(data)) return;
  const back = idOf(data);
  try {
    const read = readCommand(data);
    if ('errors' in read) throw new RefusedCommand(read);
    const done = await carryOut(read.command, lab);
    tell('state', { ...back, state: await stateOf(lab), ...done });
  } catch (error) {
    const { faults, more } = error instanceof RefusedCommand ? error : NO_FAULTS;
    const message = (error as Error).message.slice(0, MAX_MESSAGE);
    tell('error', { ...back, message, faults, more });
  }
}

/** Sends the first run, then every change, and regularly the playhead. */
function tellStates(lab: Lab): void {
  const { clock, theme } = lab;
  let isReady = false;
  $effect.root(() => {
    $effect(() => {
      void [lab.slot.run, clock.isPlaying, clock.speed, theme.shown];
      if (clock.isPlaying) {
        const timer = setInterval(() => void send(), PLAYING_MS);
        void send();
        return () => clearInterval(timer);
      }
      void clock.ms;
      const timer = setTimeout(() => void send());
      return () => clearTimeout(timer);
    });
  });

  async function send(): Promise<void> {
    if (!lab.slot.run || lab.slot.run.isPreview) return;
    const [, , { stateOf }] = await words();
    tell(isReady ? 'state' : 'ready', { state: await stateOf(lab) });
    isReady = true;
  }
}

/** Sends each event that the playhead passes while it plays. */
function tellEvents(lab: Lab): void {
  let toldMs = -1;
  $effect.root(() => {
    $effect(() => {
      const { passed } = lab.clock;
      const { run } = lab.slot;
      if (!passed || !run) return;
      const [fromMs, toMs] = passed;
      // The moment at which playing begins counts as passed too, but only once.
      const isNew = (ms: number) => ms <= toMs && (ms > fromMs || (ms === fromMs && ms !== toldMs));
      const events = run.events.filter(({ ms }) => isNew(ms));
      toldMs = toMs;
      if (events.length)
        void import('../views/watch/narrate').then(({ narrate }) => {
          for (const event of events) {
            const text = narrate(event, run.result);
            tell('event', { event: { ms: event.ms, kind: event.kind, text } });
          }
        });
    });
  });
}
