// Runs unchanged in the single file: unpacks the program and starts it. The page's policy has the
// hashes of both scripts.
(async () => {
  const packed = document.getElementById('packed');
  const bytes = Uint8Array.from(atob(packed.textContent), (digit) => digit.charCodeAt(0));
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const program = await new Response(inflated).text();
  packed.remove();
  const rules = { createScript: (text) => text };
  const own = globalThis.trustedTypes?.createPolicy('precopy-loader', rules) ?? rules;
  const script = document.createElement('script');
  script.textContent = own.createScript(program);
  document.head.append(script);
})().catch((error) => {
  document.getElementById('app').textContent = `This browser cannot open the lab: ${error.message}`;
});
