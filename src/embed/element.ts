/**
 * `<precopy-lab scenario="…">`: a lab in a frame. It shows a picture until it is seen, and on
 * paper. Its properties, methods and events stand for the messages of the frame.
 */
import { ELEMENT_ATTRIBUTES } from '../catalog/element-attributes';
import { labElementText as t } from '../text/lab-element';
import { frameAddress, type Read, refusalOf } from './element-address';
import { type Change, changeFor, type Target, targetOf } from './element-change';
import { FrameLink, type LabMessage } from './element-link';
import type { LabState } from './state-of';
import { drawPoster, posterOf, schemeOf, titleOf } from './element-poster';
import { elementSheet, setSize } from './element-style';

/** After this long without a message, the frame is shown as it is. */
const SILENCE_MS = 8_000;
/** A command waits this long for a frame that is loading. */
const LOADING_MS = 20_000;
/** The frame is made when the element is this near to the visible area. */
const NEAR = '300px';

/** Attributes that are properties of the same name; `title` and `lang` belong to every element. */
const REFLECTED = [
  ...['scenario', 'src', 'poster', 'run', 'width', 'height', 'aspect'],
  ...ELEMENT_ATTRIBUTES.filter((name) => name !== 'lang'),
];

class PrecopyLab extends HTMLElement {
  static readonly observedAttributes = [...REFLECTED, 'title', 'lang'];

  readonly #sheet = elementSheet();
  readonly #box = document.createElement('div');
  readonly #poster = document.createElement('div');
  readonly #read: Read = (name) => this.getAttribute(name);
  #frame: HTMLIFrameElement | null = null;
  #link: FrameLink | null = null;
  #state: LabState | null = null;
  #sight: IntersectionObserver | null = null;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #isReady = false;
  /**
   * The last height that the frame sent, if it was asked to; it stays while the frame loads again.
   */
  #told: number | null = null;
  /** The picture that the frame drew of itself, for paper, and its scenario. */
  #taken: { picture: string | null; search: string } | null = null;
  /** Commands that wait for the frame. */
  #waiting: (() => void)[] = [];

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [this.#sheet];
    this.#box.className = 'box';
    this.#box.append(this.#poster);
    shadow.append(this.#box);
  }

  connectedCallback(): void {
    for (const name of [...REFLECTED, 'playing', 'ms']) this.#upgrade(name);
    this.#size();
    this.#box.dataset.is = 'waiting';
    this.#draw();
    this.#sight = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.#load(),
      { rootMargin: NEAR },
    );
    this.#sight.observe(this);
  }

  disconnectedCallback(): void {
    this.#sight?.disconnect();
    this.#drop();
  }

  #drop(): void {
    this.#link?.close();
    this.#frame?.remove();
    clearTimeout(this.#silence);
    this.#frame = this.#link = this.#state = this.#taken = null;
    this.#isReady = false;
    // Commands that wait now find no frame.
    this.#go();
  }

  attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (before === value || !this.isConnected) return;
    if (name === 'width' || name === 'aspect' || name === 'height') this.#size();
    this.#draw();
    if (name === 'src' && this.#isRefused) {
      this.#box.dataset.is = 'waiting';
      return this.#load();
    }
    if (!this.#frame) return;
    this.#frame.title = titleOf(this.#read);
    this.#frame.style.colorScheme = schemeOf(this.#read) ?? '';
    const change = changeFor(name, value);
    if (change === 'none') return;
    if (change === 'reload' || !this.#isReady) this.#reload();
    else {
      const frame = this.#frame;
      this.#ask(change).catch(() => frame === this.#frame && this.#reload());
    }
  }

  /** The last state that the frame sent; null before the first message. */
  get state(): LabState | null {
    return this.#state;
  }

  get playing(): boolean {
    return this.#state?.isPlaying ?? false;
  }
  set playing(value: boolean) {
    (value ? this.play() : this.pause()).catch(this.#report);
  }

  /** Milliseconds since the migration began, at the playhead. */
  get ms(): number {
    return this.#state?.ms ?? 0;
  }
  set ms(value: number) {
    this.seek(value).catch(this.#report);
  }

  play = () => this.#command({ type: 'play' });
  pause = () => this.#command({ type: 'pause' });
  /**
   * Seeks to ms, to a time such as `2.5s`, to an event such as `stop-and-copy`, or to the target of
   * a message.
   */
  seek = (target: Target) => this.#command({ type: 'seek', ...targetOf(target) });
  step = (by: 'event' | 'round' | 'stage' = 'event', direction: 1 | -1 = 1) =>
    this.#command({ type: 'step', by, direction });
  /** Takes fields as an address has them, or a whole scenario with its `v`; `slot` is that of a kept run. */
  set = (params: Record<string, unknown>, slot?: string) =>
    this.#command({ type: 'set', ...(params?.v === 1 ? { scenario: params } : { params }), slot });
  /** Keeps the current run for comparison. */
  keep = (name?: string) => this.#command({ type: 'keep', name });
  forget = (slot: string) => this.#command({ type: 'forget', slot });
  getState = () => this.#command({ type: 'getState' });
  setTheme = (theme: string) => this.#command({ type: 'setTheme', theme });
  /** Resolves with the file: its name, its media type, its text. */
  export = async (format: string, slot?: string) =>
    (await this.#ask({ type: 'export', format, slot })).file;

  async #command(change: Change): Promise<LabState | null> {
    const { state } = await this.#ask(change);
    return state ?? this.#state;
  }

  /** Sends a command when the frame is ready. If the frame was not loaded yet, it is loaded. */
  async #ask({ type, ...fields }: Change): Promise<LabMessage> {
    if (!this.isConnected) throw new Error(t.onNoPage);
    this.#load();
    if (!this.#isReady && !this.#isRefused) await this.#loaded();
    if (this.#isRefused) {
      const { message, faults } = refusalOf(this.#read);
      throw Object.assign(new Error(message), { faults });
    }
    if (!this.#link) throw new Error(t.takenOff);
    return this.#link.ask(type, fields);
  }

  #loaded(): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = () => reject(new Error(t.notReady(LOADING_MS / 1000)));
      const timer = setTimeout(late, LOADING_MS);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #load(): void {
    if (this.#frame || this.#isRefused) return;
    if (frameAddress(this.#read) === null) return this.#refuse();
    this.#sight?.disconnect();
    const frame = document.createElement('iframe');
    this.#link = new FrameLink(() => this.#frame?.contentWindow ?? null, this.#hear);
    frame.title = titleOf(this.#read);
    frame.allow = 'fullscreen; clipboard-write';
    frame.style.colorScheme = schemeOf(this.#read) ?? '';
    this.#frame = frame;
    this.#reload();
    this.#box.prepend(this.#frame);
  }

  #reload(): void {
    // The element was taken off the page before its frame answered.
    if (!this.#frame) return;
    const address = frameAddress(this.#read);
    if (address === null) return this.#refuse();
    this.#isReady = false;
    this.#link?.drop(t.loadedAnew);
    // A new address in the same frame would add an entry to the history of the page.
    const frame = this.#frame.cloneNode() as HTMLIFrameElement;
    frame.src = address;
    this.#frame.replaceWith(frame);
    this.#frame = frame;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => (this.#box.dataset.is = 'silent'), SILENCE_MS);
  }

  get #isRefused(): boolean {
    return this.#box.dataset.is === 'refused';
  }

  /** There is no frame, so the element's content is shown. */
  #refuse(): void {
    this.#box.dataset.is = 'refused';
    this.#drop();
    this.#tell('error', refusalOf(this.#read));
  }

  #hear = (message: LabMessage): void => {
    const { type } = message;
    if (type === 'ready') this.#begin();
    if (message.state) this.#state = message.state;
    if (type === 'ready' || type === 'state') void this.#take();
    if (type === 'height') {
      this.#told = message.height ?? null;
      this.#size();
    }
    if (type === 'ready' || type === 'state') this.#tell(type, message.state);
    if (type === 'event') this.#tell(type, message.event);
    if (type === 'error') this.#tell(type, { message: message.message, faults: message.faults });
  };

  #begin(): void {
    clearTimeout(this.#silence);
    this.#isReady = true;
    this.#box.dataset.is = 'ready';
    this.#go();
  }

  #go(): void {
    for (const go of this.#waiting.splice(0)) go();
  }

  #draw(): void {
    drawPoster(this.#poster, this.#read, this.#taken?.picture ?? null);
  }

  /**
   * If there is no picture of a scenario, the frame draws one, because a frame is blank on paper.
   */
  async #take(): Promise<void> {
    const { search } = this.#state!;
    if (posterOf(this.#read) !== null || this.#taken?.search === search) return;
    const taken = (this.#taken = { picture: null as string | null, search });
    const own = this.#link?.ask('export', { format: 'stage-svg' }, true);
    const file = (await own?.catch(() => undefined))?.file;
    if (!file || this.#taken !== taken) return;
    taken.picture = `data:${file.type},${encodeURIComponent(file.text)}`;
    this.#draw();
  }

  /** With `height=auto` the shape decides until the frame has sent a height. */
  #size(): void {
    const height = this.#read('height');
    setSize(this.#sheet, {
      width: this.#read('width'),
      aspect: this.#read('aspect'),
      height: height === 'auto' && this.#told !== null ? `${this.#told}px` : height,
    });
  }

  #tell(type: string, detail: unknown): void {
    const options = { detail, bubbles: true, composed: true };
    this.dispatchEvent(new CustomEvent(`precopy-${type}`, options));
  }

  #report = (error: Error): void => this.#tell('error', { message: error.message });

  /** A property that was set before this script loaded hides the one of the class. */
  #upgrade(name: string): void {
    if (!Object.hasOwn(this, name)) return;
    const own = this as unknown as Record<string, unknown>;
    const value = own[name];
    delete own[name];
    own[name] = value;
  }
}

for (const name of REFLECTED)
  Object.defineProperty(PrecopyLab.prototype, name, {
    configurable: true,
    enumerable: true,
    get(this: HTMLElement) {
      return this.getAttribute(name);
    },
    // As for any element, true and false decide whether an attribute is there.
    set(this: HTMLElement, value: unknown) {
      if (value === null || value === undefined || value === false) this.removeAttribute(name);
      else this.setAttribute(name, value === true ? '' : String(value));
    },
  });

if (!customElements.get('precopy-lab')) customElements.define('precopy-lab', PrecopyLab);
