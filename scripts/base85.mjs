/** The digits: what an HTML page and its attributes take as it is, so neither & < " nor a backslash. */
const DIGITS = Array.from({ length: 87 }, (_, i) => String.fromCharCode(40 + i)).filter(
  (digit) => digit !== '<' && digit !== '\\',
);

/** Four bytes as five digits, a sixteenth shorter than base 64; a last word is filled with zeros. */
export function toBase85(bytes) {
  const padded = new DataView(new ArrayBuffer(Math.ceil(bytes.length / 4) * 4));
  new Uint8Array(padded.buffer).set(bytes);
  let text = '';
  for (let i = 0; i < padded.byteLength; i += 4) {
    let word = padded.getUint32(i);
    let digits = '';
    for (let k = 0; k < 5; k++) {
      digits = DIGITS[word % 85] + digits;
      word = Math.floor(word / 85);
    }
    text += digits;
  }
  return text;
}
