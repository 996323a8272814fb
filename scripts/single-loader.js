// Runs in the single file: unpacks its style and its program and lets them work. The page's policy
// knows the hashes of both scripts.
(async () => {
  const packed = document.getElementById('packed');
  const bytes = fromBase91(packed.textContent, Number(packed.dataset.bytes));
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const texts = (await new Response(inflated).text()).split('\0');
  packed.remove();
  const [style, script] = ['style', 'script'].map((name) => document.createElement(name));
  const rules = { createScript: (text) => text };
  const own = globalThis.trustedTypes?.createPolicy('precopy-loader', rules) ?? rules;
  style.textContent = texts[0];
  script.textContent = own.createScript(texts[1]);
  document.head.append(style, script);
})().catch((error) => {
  document.getElementById('app').textContent = `This browser cannot open the lab: ${error.message}`;
});

/** Two digits are 13 or 14 bits, as base91.mjs writes them; they are ! to ~ without & < and ". */
function fromBase91(text, length) {
  const bytes = new Uint8Array(length);
  const digitAt = (i) => {
    const code = text.charCodeAt(i);
    return code - 33 - (code > 34) - (code > 38) - (code > 60);
  };
  let [bits, count, at] = [0, 0, 0];
  for (let i = 0; i < text.length; i += 2) {
    const value = digitAt(i) + 91 * digitAt(i + 1);
    bits |= value << count;
    count += (value & 8191) > 88 ? 13 : 14;
    for (; count > 7 && at < length; count -= 8) {
      bytes[at++] = bits & 255;
      bits >>= 8;
    }
  }
  return bytes;
}
