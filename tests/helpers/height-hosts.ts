/** A page that may follow the height of its frame. */
interface HeightHost {
  name: string;
  /** The host's own script, from the root of the repository; missing if it is written below. */
  file?: string;
  /** The page's use of it. */
  script: string;
  query?: string;
  follows: boolean;
}

/**
 * The messages of H5P's resizer: it answers the greeting, prepares with the current height, then
 * sets the requested one. The original is GPL and not in npm.
 */
const H5P = `const frame = document.querySelector('iframe');
addEventListener('message', ({ data, source }) => {
  if (data.context !== 'h5p' || source !== frame.contentWindow) return;
  const answer = (action) => source.postMessage({ context: 'h5p', action }, '*');
  if (data.action === 'hello') {
    frame.style.width = '100%';
    addEventListener('resize', () => answer('resize'));
    answer('hello');
  } else if (data.action === 'prepareResize') {
    const { scrollHeight, clientHeight } = data;
    if (frame.clientHeight === scrollHeight && scrollHeight === clientHeight) return;
    frame.style.height = clientHeight + 'px';
    answer('resizePrepared');
  } else if (data.action === 'resize') frame.style.height = data.scrollHeight + 'px';
});`;

/** As Canvas documents lti.frameResize. Other hosts accept it as text, and so does Canvas. */
const LTI = `addEventListener('message', ({ data }) => {
  const message = typeof data === 'string' && data[0] === '{' ? JSON.parse(data) : data;
  if (message.subject === 'lti.frameResize')
    document.querySelector('iframe').style.height = message.height + 'px';
});`;

const OWN = `addEventListener('message', ({ data }) => {
  if (data.source === 'precopy' && data.type === 'height')
    document.querySelector('iframe').style.height = data.height + 'px';
});`;

/** Sends messages of no protocol, and listens. */
const HOSTILE = `window.heard = [];
addEventListener('message', ({ data }) => window.heard.push(data));
const frame = document.querySelector('iframe');
frame.addEventListener('load', () => {
  for (const message of [null, 0, '', '[iFrameSizer]', '[iFrameSizer]:8:false:', '[iFrameSizer]resize',
    '[iFrameSizer]message:8', [], [[]], { type: {} }, { context: 'h5p' }, { context: 'h5p', action: [] },
    { context: 'h5p', action: 'resizePrepared' }, new Map([['type', 'iframe-child-init']]),
    new Error('type'), { __proto__: null, type: 'constructor' }])
    frame.contentWindow.postMessage(message, '*');
  window.isDone = true;
});`;

const LEGACY = 'iframeResizer.initialize({ checkOrigin: false, enableLegacyLibSupport: true })';
const OPEN = 'node_modules/@open-iframe-resizer/core/dist/index.umd.cjs';

export const HOSTS: readonly HeightHost[] = [
  {
    name: 'iframe-resizer-4',
    file: 'node_modules/iframe-resizer/js/iframeResizer.min.js',
    script: `iFrameResize({ checkOrigin: false }, 'iframe')`,
    follows: true,
  },
  {
    name: 'iframe-resizer-5',
    file: 'node_modules/@iframe-resizer/parent/index.umd.js',
    script: `iframeResize({ license: 'GPLv3', checkOrigin: false }, 'iframe')`,
    follows: true,
  },
  {
    name: 'open-iframe-resizer',
    file: OPEN,
    script: 'iframeResizer.initialize({ checkOrigin: false })',
    follows: true,
  },
  { name: 'open-iframe-resizer-legacy', file: OPEN, script: LEGACY, follows: true },
  { name: 'h5p-resizer', script: H5P, follows: true },
  { name: 'lti-asked', script: LTI, query: '?height=auto', follows: true },
  { name: 'own-asked', script: OWN, query: '?height=auto', follows: true },
  { name: 'lti-unasked', script: LTI, follows: false },
  { name: 'own-unasked', script: OWN, follows: false },
  { name: 'no-script', script: '', follows: false },
  { name: 'hostile', script: HOSTILE, follows: false },
];
