import { execFileSync } from 'node:child_process';

/** The content of a film file, as another program reads it. */
export interface Probed {
  codec: string;
  width: number;
  height: number;
  frames: number;
  seconds: number;
}

/** Opens a film with ffprobe (Debian package ffmpeg), which decodes every frame. */
export function probe(path: string): Probed {
  const what = 'stream=codec_name,width,height,nb_read_frames:format=duration';
  const flags = ['-v', 'error', '-count_frames', '-show_entries', what, '-of', 'json'];
  const text = execFileSync('ffprobe', [...flags, path], { encoding: 'utf8' });
  const { streams, format } = JSON.parse(text) as {
    streams: { codec_name: string; width: number; height: number; nb_read_frames: string }[];
    format: { duration: string };
  };
  const [stream] = streams;
  return {
    codec: stream!.codec_name,
    width: stream!.width,
    height: stream!.height,
    frames: Number(stream!.nb_read_frames),
    seconds: Number(format.duration),
  };
}
