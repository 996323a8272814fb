let context: AudioContext | null = null;

/** Sounds of the client: a high tone for an answer, a low one for none. Off until asked for. */
export function beep(isAnswered: boolean): void {
  context ??= new AudioContext();
  const { currentTime: now, destination } = context;
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = isAnswered ? 880 : 140;
  volume.gain.setValueAtTime(isAnswered ? 0.08 : 0.12, now);
  volume.gain.exponentialRampToValueAtTime(0.0001, now + (isAnswered ? 0.09 : 0.2));
  tone.connect(volume).connect(destination);
  tone.start(now);
  tone.stop(now + 0.2);
}
