import type { Run } from '../model/run/run';
import type { Lab } from '../state/lab';
import { type OnClock, runsOnClock } from '../state/on-clock';

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

/** Sends each event of every run on the clock that the playhead passes while it plays. */
function tellEvents(lab: Lab): void {
  /** How far each run was told, ms. */
  const told = new WeakMap<Run, number>();
  $effect.root(() => {
    $effect(() => {
      const { passed } = lab.clock;
      if (passed) for (const lane of runsOnClock(lab)) tellPassed(lane, passed, told);
    });
  });
}

function tellPassed(
  { slot, run, msAt }: OnClock,
  [from, to]: readonly [number, number],
  told: WeakMap<Run, number>,
): void {
  const [fromMs, toMs] = [msAt(from), msAt(to)];
  // The moment at which playing begins counts as passed too, but only once.
  const isNew = (ms: number) =>
    ms <= toMs && (ms > fromMs || (ms === fromMs && ms !== told.get(run)));
  const events = run.events.filter(({ ms }) => isNew(ms));
  told.set(run, toMs);
  if (events.length)
    void import('../views/watch/narrate').then(({ narrate }) => {
      for (const event of events) {
        const text = narrate(event, run.result);
        tell('event', { event: { slot, ms: event.ms, kind: event.kind, text } });
      }
    });
}
