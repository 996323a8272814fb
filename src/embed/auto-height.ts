/**
 * Tells the page around a frame how high the content is, in the protocol of that page:
 * iframe-resizer 4 and 5, open-iframe-resizer, H5P. If the address asks for it, also Canvas's
 * `lti.frameResize` and our own. Without being asked it sends only two greetings, which change no
 * size.
 */
export interface HeightOptions {
  /** Whether the address asks for it. Then every protocol that needs no answer is used at once. */
  isAsked: boolean;
  /**
   * Called once, when a page answers. From then on the height of the content must not depend on the
   * frame's height.
   */
  onfollow: () => void;
}

/** The messages for a height, in the protocol of one host. */
type HeightMessages = (height: number) => unknown[];
type Fields = Record<string, unknown>;

/** How long the layout may take to settle after the first sign of a change, about one frame. */
const LAYOUT_MS = 20;

/** The first message of iframe-resizer names the frame: `[iFrameSizer]id:8:false:…`. */
const SIZER_INIT = /^\[iFrameSizer\]([^:]+):\d*:(?:true|false):/;

const ownAndCanvasMessages: HeightMessages = (height) => [
  { source: 'precopy', v: 1, type: 'height', height },
  JSON.stringify({ subject: 'lti.frameResize', height }),
];
const openResizerMessages: HeightMessages = (height) => [
  { type: 'iframe-resized', width: document.documentElement.clientWidth, height },
];
const h5p = (action: string, height?: number) =>
  height === undefined
    ? { context: 'h5p', action }
    : { context: 'h5p', action, scrollHeight: height, clientHeight: height };
/** H5P gets two messages: this one first, and `resize` when it answers that it is prepared. */
const h5pMessages: HeightMessages = (height) => [h5p('prepareResize', height)];
/** `init` ends the greeting. open-iframe-resizer listens to the other event instead. */
function sizerMessages(id: string): HeightMessages {
  let events = ['init', 'resizeObserver'];
  return (height) => {
    const { clientWidth } = document.documentElement;
    const words = events.map((event) => `[iFrameSizer]${id}:${height}:${clientWidth}:${event}`);
    events = ['resizeObserver'];
    return words;
  };
}

/**
 * Sends the height of an element whenever it changes, until the returned function is called; never
 * throws.
 */
export function followHeight(root: HTMLElement, { isAsked, onfollow }: HeightOptions): () => void {
  const outerPage = window.parent;
  if (outerPage === window) return () => {};
  const followers = new Map<string, HeightMessages>();
  const send = (message: unknown) => outerPage.postMessage(message, '*');
  const measure = () => Math.max(root.scrollHeight, Math.ceil(root.getBoundingClientRect().height));
  /** The last height that was sent to all hosts; 0 if one of them has not received it. */
  let sentHeight = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** A timer is used because a frame that is out of sight gets no animation frames. */
  function settle(): void {
    clearTimeout(timer);
    timer = setTimeout(sendHeight, LAYOUT_MS);
  }
  function sendHeight(): void {
    const height = measure();
    if (height === sentHeight || height === 0) return;
    sentHeight = height;
    followers.forEach((messages) => messages(height).forEach(send));
    // A host whose script came after the greeting gets the next one.
    if (followers.size === 0) greet();
  }
  function answerTo(host: string, messages: HeightMessages): void {
    if (followers.size === 0) onfollow();
    followers.set(host, messages);
    sentHeight = 0;
    settle();
  }
  function greet(): void {
    send('[iFrameResizerChild]Ready');
    send(h5p('hello'));
  }
  function receive({ source, data }: MessageEvent<unknown>): void {
    if (source !== outerPage) return;
    if (typeof data === 'string') {
      const id = SIZER_INIT.exec(data)?.[1];
      if (id) answerTo('sizer', sizerMessages(id));
      else if (data === '[iFrameSizer]resize' && followers.has('sizer'))
        answerTo('sizer', followers.get('sizer')!);
    } else if (typeof data === 'object' && data !== null) readFields(data as Fields);
  }
  function readFields({ type, context, action }: Fields): void {
    if (type === 'iframe-child-init' || type === 'iframe-get-child-dimensions')
      answerTo('open', openResizerMessages);
    if (context !== 'h5p') return;
    if (action === 'hello' || action === 'resize') answerTo('h5p', h5pMessages);
    else if (action === 'resizePrepared' && followers.has('h5p')) send(h5p('resize', measure()));
  }

  const observer = new ResizeObserver(settle);
  addEventListener('message', receive);
  if (isAsked) answerTo('asked', ownAndCanvasMessages);
  greet();
  observer.observe(root);
  return () => {
    removeEventListener('message', receive);
    observer.disconnect();
    clearTimeout(timer);
  };
}
