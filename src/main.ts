import { mount } from 'svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/print.css';
import { Address } from './state/address.svelte';
import { isLink } from './state/query';
import { Playback } from './state/playback.svelte';
import { Session } from './state/session.svelte';
import App from './views/App.svelte';

// ?engine=javascript and ?engine=main show the two fallbacks of the engine.
const wanted = new URLSearchParams(location.search).get('engine');
const session = new Session({
  isLinked: isLink(location.search),
  place: wanted === 'main' ? 'main' : 'auto',
  language: wanted === 'javascript' ? 'javascript' : 'auto',
});
const playback = new Playback(session);
new Address(session);

addEventListener('error', (event) => {
  // A resize that is answered one frame later is reported as an error without an error object.
  if (event.error) session.fail(event.error);
});
addEventListener('unhandledrejection', (event) => session.fail(event.reason));

// In a srcdoc frame a link to a hash is one to the framing page's address, away from the lab.
if (location.protocol === 'about:')
  addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a[href^="#"]');
    if (!link) return;
    event.preventDefault();
    location.hash = link.getAttribute('href')!;
  });

mount(App, { target: document.getElementById('app')!, props: { session, playback } });
