/**
 * Limits of packed text and of the text in it; longer ones are not unpacked. The longest possible
 * scenario, with every name and list at its limit, needs half of that.
 */
const MAX_PACKED = 60_000;
const MAX_TEXT = 200_000;

/** Deflates text and returns it as base64url. */
export async function pack(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** Unpacks text; null if it is damaged or too long. */
export async function unpack(packed: string): Promise<string | null> {
  if (packed.length > MAX_PACKED || !/^[\w-]+$/.test(packed)) return null;
  try {
    const binary = atob(packed.replace(/-/g, '+').replace(/_/g, '/'));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return await readAtMost(stream.pipeThrough(new TextDecoderStream()), MAX_TEXT);
  } catch {
    return null;
  }
}

/** All of a text, or null if it has more than this many characters. */
async function readAtMost(stream: ReadableStream<string>, most: number): Promise<string | null> {
  const reader = stream.getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
    if (text.length <= most) continue;
    await reader.cancel();
    return null;
  }
}
