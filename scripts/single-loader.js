// Runs unchanged in the single file: unpacks the style and the program, and starts it. The page's
// policy has the hashes of both scripts.
(async () => {
  const packed = document.getElementById('packed');
  const bytes = Uint8Array.from(atob(packed.textContent), (digit) => digit.charCodeAt(0));
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const [style, program] = (await new Response(inflated).text()).split('\u0000');
  packed.remove();
  document.head.append(Object.assign(document.createElement('style'), { textContent: style }));
  const rules = { createScript: (text) => text };
  const own = globalThis.trustedTypes?.createPolicy('precopy-loader', rules) ?? rules;
  const script = document.createElement('script');
  script.textContent = own.createScript(program);
  document.head.append(script);
})().catch((error) => {
  document.getElementById('app').textContent = `This browser cannot open the lab: ${error.message}`;
});
