import { isLinked, viewIn } from '../catalog/hash';
import { type Look, readLook, sayFault } from '../catalog/look';
import { EnginePool } from '../engine/pool';
import { sayFaults } from '../model/scenario-error';
import { ChartChoice } from './chart-choice.svelte';
import type { Clock } from './clock.svelte';
import { Hands } from './hands.svelte';
import { FaultPlace } from './fault-place.svelte';
import { Keeping } from './keeping.svelte';
import { KeyChoice } from './keys.svelte';
import { LevelChoice } from './level.svelte';
import { LinkText } from './link-text.svelte';
import { Locks } from './locks';
import { Notices } from './notices.svelte';
import { Presenting } from './presenting.svelte';
import { readAddress } from './read-address';
import { Reader } from './reader.svelte';
import type { Slot } from './slot.svelte';
import { Story } from './story.svelte';
import { ThemeChoice } from './theme.svelte';
import { Workbench } from './workbench.svelte';

/** One lab: its workbench, how it looks, and which keys it uses. A page may have several. */
export class Lab {
  readonly bench: Workbench;
  readonly pool: EnginePool;
  readonly notices = new Notices();
  readonly reader = new Reader();
  readonly theme: ThemeChoice;
  /** What a first visit has been told. */
  readonly story: Story;
  readonly keys: KeyChoice;
  readonly level = new LevelChoice();
  readonly presenting = new Presenting();
  readonly chart = new ChartChoice();
  /** The fields of the map of outcomes. */
  readonly axes: LinkText;
  /** The lanes of a race, and when their links are cut. */
  readonly race: LinkText;
  readonly cut: LinkText;
  /** What the reader can do on the stage; empty until it is loaded. */
  readonly hands = new Hands();
  /** The fault that is to be found on the Hosts screen; null before that screen was shown. */
  readonly hidden = new FaultPlace();
  /** What is kept for comparison. */
  readonly keeping = new Keeping(this);
  /** Whether this is the lab of a run that is shown beside the current one. */
  readonly isSide: boolean = false;
  /** How the page looks and begins, as the link asks. */
  readonly look: Look;
  readonly #name: string;
  /** The element that contains the lab; null before it is on the page. */
  root: HTMLElement | null = null;
  /** Resolves when the address has been read, or at once if it has no scenario. */
  readonly opened: Promise<void>;

  /**
   * Makes a lab from an address. `usual` has the page's own defaults. A second lab on a page needs
   * a name.
   */
  constructor(
    { search, hash }: Pick<Location, 'search' | 'hash'>,
    usual: Partial<Look> = {},
    name = '',
  ) {
    this.#name = name;
    const asked = new URLSearchParams(search);
    const { look, ...faults } = readLook([...asked]);
    for (const name of Object.keys(usual) as (keyof Look)[])
      if (!asked.has(name)) Object.assign(look, { [name]: usual[name] });
    this.look = look;
    this.axes = new LinkText(look.map);
    this.race = new LinkText(look.race);
    this.cut = new LinkText(look.cut);
    this.pool = new EnginePool({
      place: look.engine === 'main' ? 'main' : 'auto',
      language: look.engine === 'javascript' ? 'javascript' : 'auto',
    });
    const hasScenario = isLinked(search, hash);
    const { pool, notices } = this;
    const options = { pool, notices, locks: new Locks(look.lock), isLinked: hasScenario };
    this.bench = new Workbench(options, look.motion);
    // The playhead waits for the runs of a race.
    if (look.ui === 'race' || (viewIn(hash) ?? look.view) === 'race') this.bench.course = null;
    this.clock.speedPower = Math.log2(look.speed);
    this.opened = hasScenario ? readAddress(this.addressed, { search, hash }) : Promise.resolve();
    if (!hasScenario) notices.blameAddress(sayFaults(faults, sayFault));
    this.story = new Story(!hasScenario && isBare(look));
    if (this.story.stage === 'question') this.clock.rewind();
    this.theme = new ThemeChoice(look.theme);
    this.keys = new KeyChoice(look.ui === 'full' && parent === window);
    this.#expectFailures();
  }

  /**
   * An id that no other lab on the page has. A lab without a name uses the name of the part itself.
   */
  id(name: string): string {
    return this.#name ? `${this.#name}-${name}` : name;
  }

  /** The same lab for a run that is shown beside the current one and cannot be changed. */
  aside(name: string): Lab {
    const hands = new Hands();
    const id = (part: string) => this.id(`${name}-${part}`);
    return Object.assign(Object.create(this) as Lab, { hands, id, isSide: true });
  }

  /** Whether an event belongs to this lab. Events outside all labs belong to the first lab. */
  owns({ target }: Event): boolean {
    const root = (target as Element).closest?.('[data-lab]');
    return (root ?? document.querySelector('[data-lab]')) === this.root;
  }

  /** Whether a key that is pressed now is meant for this lab. */
  hears(event: KeyboardEvent): boolean {
    return this.keys.act && !event.defaultPrevented && this.owns(event);
  }

  /** Puts the lab into this element of the page. */
  settle(root: HTMLElement): void {
    root.dataset.lab = this.#name;
    this.root = root;
  }

  /** The slot that the controls change. */
  get slot(): Slot {
    return this.bench.slot;
  }

  /** What an address sets. */
  get addressed() {
    const { slot, notices, keeping } = this;
    return { draft: slot.draft, notices, keeping };
  }

  get clock(): Clock {
    return this.bench.clock;
  }

  #expectFailures(): void {
    addEventListener('error', (event) => {
      // If a resize is answered one frame later, browsers report an error without an error object.
      if (event.error) this.notices.fail(event.error);
    });
    addEventListener('unhandledrejection', (event) => this.notices.fail(event.reason));
  }
}

/** Whether the whole lab begins without a wish for what it shows. */
const isBare = ({ ui, t, stop, run, hide }: Look) =>
  ui === 'full' && t === null && stop === null && !run && hide.length === 0;
