// Starts the deck. Frames are quiet until their slide comes: reveal.js tells them so by itself.
window.Reveal.initialize({
  width: 1280,
  height: 720,
  margin: 0.04,
  hash: true,
  transition: 'none',
  backgroundTransition: 'none',
  // Figures stay loaded: each one loaded anew would be a step of the browser's way back.
  viewDistance: 12,
  mobileViewDistance: 12,
  controlsTutorial: false,
  slideNumber: 'c/t',
  // A phone shows slides as well, not one long page with every figure at work.
  scrollActivationWidth: null,
});

// A frame that was still loading when its slide came has missed the start: after a reload, say.
addEventListener('message', ({ source, data }) => {
  if (data?.source !== 'precopy' || data.type !== 'ready') return;
  for (const frame of window.Reveal.getCurrentSlide().querySelectorAll('iframe'))
    if (frame.contentWindow === source) source.postMessage('slide:start', '*');
});
