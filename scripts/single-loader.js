// Runs in the single file: unpacks its style and its program and lets them work. The page's policy
// knows the hashes of both scripts.
(async () => {
  const packed = document.getElementById('packed');
  const bytes = fromBase85(packed.textContent, Number(packed.dataset.bytes));
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const texts = (await new Response(inflated).text()).split('\0');
  packed.remove();
  ['style', 'script'].forEach((name, i) => {
    const element = document.createElement(name);
    element.textContent = texts[i];
    document.head.append(element);
  });
})().catch((error) => {
  document.getElementById('app').textContent = `This browser cannot open the lab: ${error.message}`;
});

/** Five digits are four bytes; the digits are ( to ~ without < and \, see base85.mjs. */
function fromBase85(text, length) {
  const words = new DataView(new ArrayBuffer((text.length / 5) * 4));
  for (let i = 0; i < text.length; i += 5) {
    let word = 0;
    for (let k = i; k < i + 5; k++) {
      const code = text.charCodeAt(k);
      word = word * 85 + code - 40 - (code > 60) - (code > 92);
    }
    words.setUint32((i / 5) * 4, word);
  }
  return new Uint8Array(words.buffer, 0, length);
}
