/**
 * Tells the page around a frame how high the content is, in the protocol that page speaks:
 * iframe-resizer 4 and 5, open-iframe-resizer, H5P, and, where the address asks for it, Canvas's
 * `lti.frameResize` and our own. What is sent unasked changes no size: two greetings.
 */
export interface HeightOptions {
  /** The address asks for it: every protocol that needs no answer is spoken at once. */
  isAsked: boolean;
  /** Called once, when somebody follows: from then on no height may depend on the frame's. */
  onfollow: () => void;
}

/** What to send when the height is this; one entry for each host that follows. */
type Teller = (height: number) => unknown[];
type Fields = Record<string, unknown>;

/** The first message of iframe-resizer names the frame: `[iFrameSizer]id:8:false:…`. */
const SIZER_INIT = /^\[iFrameSizer\]([^:]+):\d*:(?:true|false):/;

const tellAsked: Teller = (height) => [
  { source: 'precopy', v: 1, type: 'height', height },
  JSON.stringify({ subject: 'lti.frameResize', height }),
];
const tellOpenResizer: Teller = (height) => [
  { type: 'iframe-resized', width: document.documentElement.clientWidth, height },
];
const h5p = (action: string, height?: number) =>
  height === undefined
    ? { context: 'h5p', action }
    : { context: 'h5p', action, scrollHeight: height, clientHeight: height };
/** H5P is told twice: this first, and `resize` when it says that it is prepared. */
const tellH5p: Teller = (height) => [h5p('prepareResize', height)];
const tellSizer =
  (id: string, event: string): Teller =>
  (height) => [`[iFrameSizer]${id}:${height}:${document.documentElement.clientWidth}:${event}`];

/** Follows the height of an element until the returned function is called; never throws. */
export function followHeight(root: HTMLElement, { isAsked, onfollow }: HeightOptions): () => void {
  const host = window.parent;
  if (host === window) return () => {};
  const tellers = new Map<string, Teller>();
  const send = (message: unknown) => host.postMessage(message, '*');
  const measure = () => Math.max(root.scrollHeight, Math.ceil(root.getBoundingClientRect().height));
  let told = 0;

  function tell(teller: Teller): void {
    teller(measure()).forEach(send);
  }
  function follow(name: string, teller: Teller, first?: Teller): void {
    if (tellers.size === 0) onfollow();
    tellers.set(name, teller);
    if (first) tell(first);
    tell(teller);
  }
  function greet(): void {
    send('[iFrameResizerChild]Ready');
    send(h5p('hello'));
  }
  function hear({ source, data }: MessageEvent<unknown>): void {
    if (source !== host) return;
    if (typeof data === 'string') {
      const id = SIZER_INIT.exec(data)?.[1];
      // `init` ends the greeting; the other is what open-iframe-resizer listens to in its place.
      if (id) follow('sizer', tellSizer(id, 'resizeObserver'), tellSizer(id, 'init'));
      else if (data === '[iFrameSizer]resize' && tellers.has('sizer')) tell(tellers.get('sizer')!);
    } else if (typeof data === 'object' && data !== null) hearFields(data as Fields);
  }
  function hearFields({ type, context, action }: Fields): void {
    if (type === 'iframe-child-init' || type === 'iframe-get-child-dimensions')
      follow('open', tellOpenResizer);
    if (context !== 'h5p') return;
    if (action === 'hello' || action === 'resize') follow('h5p', tellH5p);
    else if (action === 'resizePrepared' && tellers.has('h5p')) send(h5p('resize', measure()));
  }

  const observer = new ResizeObserver(() => {
    const height = measure();
    if (height === told) return;
    told = height;
    tellers.forEach(tell);
    // A host whose script came after the greeting hears the next one.
    if (tellers.size === 0) greet();
  });
  addEventListener('message', hear);
  if (isAsked) follow('asked', tellAsked);
  greet();
  observer.observe(root);
  return () => {
    removeEventListener('message', hear);
    observer.disconnect();
  };
}
