import { pictureText } from '../../text/picture';
import type { Drawing } from './chart-svg';
import { toPng } from './drawings';
import { svgText } from './svg-pen';

/**
 * Turns a drawing into PNG, with `scale` pixels per unit. Throws if the page may not load images.
 */
export async function rasterise({ root, width, height }: Drawing, scale: number): Promise<Blob> {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svgText(root)], { type: 'image/svg+xml' }));
  try {
    image.src = url;
    await image.decode();
  } catch {
    throw new Error(pictureText.refused.noDrawings);
  } finally {
    URL.revokeObjectURL(url);
  }
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d', { alpha: false })!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return toPng(canvas);
}
