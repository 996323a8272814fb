import { labElementText } from '../text/lab-element';
import { USUAL_PRESET, beside, presetIdIn, type Read } from './element-address';

/** The title in the attribute, or one that describes the frame. */
export function titleOf(read: Read): string {
  return read('title') ?? labElementText.title(presetIdIn(read('scenario')));
}

/** The colours that the frame was told to use; null for those of the reader's system. */
export function schemeOf(read: Read): 'light' | 'dark' | null {
  const theme = read('theme');
  if (theme === null || theme === 'auto') return null;
  return theme === 'dark' ? 'dark' : 'light';
}

/** The picture of a scenario before its run; null if there is none. */
export function posterOf(read: Read): string | null {
  const scenario = read('scenario');
  const preset = scenario ? presetIdIn(scenario) : USUAL_PRESET;
  return read('poster') ?? (preset ? beside(`posters/${preset}.png`, read) : null);
}

/**
 * Draws what is shown in place of the frame: a picture, or a title and the element's content.
 * `taken` is a picture from the frame itself, if there is no other.
 */
export function drawPoster(poster: HTMLElement, read: Read, taken: string | null): void {
  const address = posterOf(read) ?? taken;
  const isDark = (schemeOf(read) ?? systemScheme()) === 'dark';
  poster.className = isDark ? 'poster dark' : 'poster';
  const title = document.createElement('span');
  title.textContent = titleOf(read);
  poster.replaceChildren(title, document.createElement('slot'));
  if (address === null) return;
  const picture = new Image();
  picture.alt = titleOf(read);
  if (read('poster') === null) picture.className = 'own';
  // There is no such picture: the title is shown instead.
  picture.onerror = () => picture.remove();
  picture.src = address;
  poster.append(picture);
}

const systemScheme = () => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
