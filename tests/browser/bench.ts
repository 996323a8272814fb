// Gives tests in a real browser access to workbench, clock and labs.
import { flushSync, mount } from 'svelte';
import { put } from '../../src/model/scenario/paths';
import { at } from '../../src/model/scenario/paths';
import { Address } from '../../src/state/address.svelte';
import { Lab } from '../../src/state/lab';
import App from '../../src/views/App.svelte';
import { openFile } from '../../src/views/parts/file-actions';

const lab = new Lab({ search: location.search, hash: location.hash });
/** Keeps the address up to date, as on the page. */
new Address(lab);

const bench = {
  /** Changes one field; returns whether the change was accepted. */
  change: (path: string, value: unknown) =>
    lab.slot.draft.change((draft) => put(draft, path, value)),
  /**
   * Opens something that the browser cannot read, like a folder; returns whether it was accepted.
   */
  openUnread: () => {
    const file = new File(['{"v":1}'], 'folder');
    file.text = () => Promise.reject(new DOMException('Not found', 'NotFoundError'));
    return openFile(file, lab);
  },
  obeySame: () =>
    lab.slot.draft.acceptFromPage({ scenario: structuredClone(lab.slot.draft.scenario) }),
  reset: () => lab.slot.draft.reset(),
  crash: () => lab.notices.crash,
  /** Slows the link from a moment on, as a break does. */
  breakAt: (atMs: number) =>
    lab.slot.draft.change(
      (draft) =>
        (draft.edits = [{ atMs, set: { 'link.changes': [{ atMs, bytesPerSecond: 1e7 }] } }]),
      { by: 'break', isAtMoment: true },
    ),
  undo: () => lab.slot.draft.undo(),
  redo: () => lab.slot.draft.redo(),
  ended: () => lab.slot.ended(),
  opened: () => lab.opened,
  wanted: (path: string) => at(lab.slot.draft.scenario, path),
  steps: () => lab.slot.draft.steps.length,
  can: () => [lab.slot.draft.canUndo, lab.slot.draft.canRedo],
  problems: () => [...lab.notices.problems],
  /** Waits longer than the time within which two changes count as one. */
  rest: () => new Promise((done) => setTimeout(done, 600)),
  seek: (position: number) => lab.clock.seek(position),
  show: (ms: number) => lab.clock.show(ms),
  stopAt: (event: string) => (lab.clock.stop = event),
  momentNamed: (event: string) => lab.slot.run!.momentNamed(event),
  play: () => lab.clock.play(),
  speed: (power: number) => (lab.clock.speedPower = power),
  pause: () => lab.clock.pause(),
  go: (stride: 'event' | 'round' | 'stage', direction: 1 | -1) => lab.clock.go(stride, direction),
  lend: (setupSeconds: number, stops: number[]) => {
    const giveBack = lab.clock.usePacing({ setupSeconds, stops });
    returns.push(giveBack);
  },
  giveBack: () => returns.pop()?.(),
  clock: () => ({
    ms: lab.clock.ms,
    position: lab.clock.position,
    stage: lab.clock.moment?.phase ?? null,
    isPlaying: lab.clock.isPlaying,
  }),
  totalMs: () => lab.slot.run?.timeline.totalMs ?? null,
  starts: () => lab.slot.run?.timeline.stages.map(({ startMs }) => startMs) ?? [],
  /** Shows two labs on one page; the second has its own name. */
  showTwo: () => {
    const labs = [lab, new Lab({ search: '?v=1&memory=1GiB', hash: '' }, {}, 'second')];
    labs.forEach((each) => {
      const target = document.createElement('div');
      document.body.append(target);
      each.settle(target);
      mount(App, { target, props: { lab: each } });
    });
    flushSync();
  },
};
const returns: (() => void)[] = [];

export type Bench = typeof bench;
(globalThis as unknown as { bench: Bench }).bench = bench;
