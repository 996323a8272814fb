/**
 * Longer packed text is left alone, and so is what it would unpack to beyond so much. The longest
 * that a scenario can become, with every name and list as long as it may be, is half of that.
 */
const MAX_PACKED = 60_000;
const MAX_TEXT = 200_000;

/** Text, deflated, as base64url. */
export async function pack(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** The packed text; null where it is damaged or too long. */
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

/** All of a text, or null where it goes on beyond so many characters. */
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
