import type { CanvasSource, Output, BufferTarget, VideoCodec } from 'mediabunny';
import { isLoadFailure } from '../../state/load-failure';
import type { Recorder } from './film';

/** A format in which this browser can encode a film. */
export interface VideoKind {
  codec: Extract<VideoCodec, 'avc' | 'vp9' | 'vp8'>;
  ending: 'mp4' | 'webm';
}

const KINDS: readonly VideoKind[] = [
  { codec: 'avc', ending: 'mp4' },
  { codec: 'vp9', ending: 'mp4' },
  { codec: 'vp8', ending: 'webm' },
];

/**
 * The first format that can be encoded here; null if there is none. Throws if the encoder cannot
 * be loaded, for example without a network.
 */
export async function findVideoKind(width: number, height: number): Promise<VideoKind | null> {
  // WebKitGTK crashes if an encoder is requested before any other media code.
  document.createElement('video').canPlayType('video/webm');
  if (typeof VideoEncoder === 'undefined') return null;
  try {
    const { canEncodeVideo } = await import('mediabunny');
    for (const kind of KINDS) if (await canEncodeVideo(kind.codec, { width, height })) return kind;
  } catch (error) {
    if (isLoadFailure(error)) throw error;
  }
  return null;
}

/** Encodes frames as they arrive. */
export class VideoRecorder implements Recorder {
  readonly #output: Output;
  readonly #source: CanvasSource;
  readonly #target: BufferTarget;
  readonly #framesPerSecond: number;
  readonly #ending: string;

  private constructor(
    output: Output,
    source: CanvasSource,
    target: BufferTarget,
    framesPerSecond: number,
    ending: string,
  ) {
    this.#output = output;
    this.#source = source;
    this.#target = target;
    this.#framesPerSecond = framesPerSecond;
    this.#ending = ending;
  }

  static async start(
    { codec, ending }: VideoKind,
    canvas: HTMLCanvasElement,
    framesPerSecond: number,
  ): Promise<VideoRecorder> {
    const { BufferTarget, CanvasSource, Mp4OutputFormat, Output, Quality, WebMOutputFormat } =
      await import('mediabunny');
    const target = new BufferTarget();
    const format = ending === 'mp4' ? new Mp4OutputFormat() : new WebMOutputFormat();
    const output = new Output({ format, target });
    // Encoded as text, because otherwise old cells stay visible in the picture.
    const source = new CanvasSource(canvas, {
      codec,
      quality: new Quality('very-high'),
      contentHint: 'text',
    });
    output.addVideoTrack(source, { frameRate: framesPerSecond });
    await output.start();
    return new VideoRecorder(output, source, target, framesPerSecond, ending);
  }

  add(_canvas: HTMLCanvasElement, index: number): Promise<void> {
    return this.#source.add(index / this.#framesPerSecond, 1 / this.#framesPerSecond);
  }

  async finish(): Promise<Blob> {
    await this.#output.finalize();
    return new Blob([this.#target.buffer!], { type: `video/${this.#ending}` });
  }

  async cancel(): Promise<void> {
    if (this.#output.state !== 'finalized') await this.#output.cancel();
  }
}
