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

/** So long the layout may take to come to rest after the first sign of a change: about a frame. */
const LAYOUT_MS = 20;

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
/** `init` ends the greeting; the other is what open-iframe-resizer listens to in its place. */
function tellSizer(id: string): Teller {
  let events = ['init', 'resizeObserver'];
  return (height) => {
    const { clientWidth } = document.documentElement;
    const words = events.map((event) => `[iFrameSizer]${id}:${height}:${clientWidth}:${event}`);
    events = ['resizeObserver'];
    return words;
  };
}

/** Follows the height of an element until the returned function is called; never throws. */
export function followHeight(root: HTMLElement, { isAsked, onfollow }: HeightOptions): () => void {
  const host = window.parent;
  if (host === window) return () => {};
  const tellers = new Map<string, Teller>();
  const send = (message: unknown) => host.postMessage(message, '*');
  const measure = () => Math.max(root.scrollHeight, Math.ceil(root.getBoundingClientRect().height));
  /** The height that all who follow have been told; 0 where one of them has not. */
  let told = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** A timer, as no animation frame comes to a frame that is out of sight. */
  function settle(): void {
    clearTimeout(timer);
    timer = setTimeout(tell, LAYOUT_MS);
  }
  function tell(): void {
    const height = measure();
    if (height === told || height === 0) return;
    told = height;
    tellers.forEach((teller) => teller(height).forEach(send));
    // A host whose script came after the greeting hears the next one.
    if (tellers.size === 0) greet();
  }
  function follow(name: string, teller: Teller): void {
    if (tellers.size === 0) onfollow();
    tellers.set(name, teller);
    told = 0;
    settle();
  }
  function greet(): void {
    send('[iFrameResizerChild]Ready');
    send(h5p('hello'));
  }
  function hear({ source, data }: MessageEvent<unknown>): void {
    if (source !== host) return;
    if (typeof data === 'string') {
      const id = SIZER_INIT.exec(data)?.[1];
      if (id) follow('sizer', tellSizer(id));
      else if (data === '[iFrameSizer]resize' && tellers.has('sizer'))
        follow('sizer', tellers.get('sizer')!);
    } else if (typeof data === 'object' && data !== null) hearFields(data as Fields);
  }
  function hearFields({ type, context, action }: Fields): void {
    if (type === 'iframe-child-init' || type === 'iframe-get-child-dimensions')
      follow('open', tellOpenResizer);
    if (context !== 'h5p') return;
    if (action === 'hello' || action === 'resize') follow('h5p', tellH5p);
    else if (action === 'resizePrepared' && tellers.has('h5p')) send(h5p('resize', measure()));
  }

  const observer = new ResizeObserver(settle);
  addEventListener('message', hear);
  if (isAsked) follow('asked', tellAsked);
  greet();
  observer.observe(root);
  return () => {
    removeEventListener('message', hear);
    observer.disconnect();
    clearTimeout(timer);
  };
}
