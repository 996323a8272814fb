// Drives the lab in the frame by messages, and shows what was sent and what came back.
const frame = document.getElementById('lab');
const log = document.getElementById('log');
const LONGEST = 400;
const KEPT = 200;

/** The commands of version 1 by group; the text of a button, and the message without its head. */
const COMMANDS = {
  'Play and go': [
    ['Play', { type: 'play' }],
    ['Pause', { type: 'pause' }],
    ['To 5 s', { type: 'seek', ms: 5000 }],
    ['To the middle', { type: 'seek', position: 0.5 }],
    ['To the blackout', { type: 'seek', stop: 'stop-and-copy' }],
  ],
  Step: [
    ['Event back', { type: 'step', by: 'event', direction: -1 }],
    ['Event', { type: 'step', by: 'event', direction: 1 }],
    ['Round', { type: 'step', by: 'round', direction: 1 }],
    ['Stage', { type: 'step', by: 'stage', direction: 1 }],
  ],
  Change: [
    ['8 GiB', { type: 'set', params: { memory: '8GiB' } }],
    ['More writes', { type: 'set', params: { writes: '400000' } }],
    ['A whole scenario', { type: 'set', scenario: { v: 1, link: { bytesPerSecond: '1 Gb/s' } } }],
    ['What is refused', { type: 'set', params: { memory: 'lots' } }],
  ],
  Compare: [
    ['Keep this run', { type: 'keep', name: 'Before' }],
    ['A slower link in a', { type: 'set', slot: 'a', params: { link: '1Gb/s' } }],
    ['Rounds of a', { type: 'export', format: 'rounds-csv', slot: 'a' }],
    ['Forget a', { type: 'forget', slot: 'a' }],
  ],
  Theme: [
    ['Light', { type: 'setTheme', theme: 'light' }],
    ['Dark', { type: 'setTheme', theme: 'dark' }],
    ['Projector', { type: 'setTheme', theme: 'projector' }],
  ],
  Read: [
    ['State', { type: 'getState' }],
    ['Picture', { type: 'export', format: 'stage-svg' }],
    ['Rounds as CSV', { type: 'export', format: 'rounds-csv' }],
    ['Rounds as JSON', { type: 'export', format: 'rounds-json' }],
    ['Events as CSV', { type: 'export', format: 'events-csv' }],
    ['Events as JSON', { type: 'export', format: 'events-json' }],
  ],
};

let count = 0;

function send(command) {
  const message = { target: 'precopy', v: 1, ...command, id: `example-${++count}` };
  frame.contentWindow.postMessage(message, '*');
  note('sent', message);
}

function note(kind, message) {
  const line = document.createElement('li');
  const text = JSON.stringify(message);
  line.className = kind;
  line.textContent = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  log.prepend(line);
  while (log.children.length > KEPT) log.lastChild.remove();
}

for (const [title, commands] of Object.entries(COMMANDS)) {
  const group = document.createElement('section');
  const heading = document.createElement('h2');
  const row = document.createElement('div');
  heading.textContent = title;
  for (const [name, command] of commands) {
    const button = document.createElement('button');
    button.textContent = name;
    button.addEventListener('click', () => send(command));
    row.append(button);
  }
  group.append(heading, row);
  document.getElementById('commands').append(group);
}

addEventListener('message', ({ source, data }) => {
  // Other frames and extensions speak here too.
  if (source !== frame.contentWindow || data?.source !== 'precopy') return;
  note('heard', data);
});
