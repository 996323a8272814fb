/** The single file makes films as GIF only. */
export const findVideoKind = (): Promise<null> => Promise.resolve(null);
export const VideoRecorder = null;
