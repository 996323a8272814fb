import type { Ui } from '../../catalog/look';

/** The addresses of the pages of this copy of the lab. */
export interface Places {
  /** The folder of its pages, or the single file. */
  base: string;
  /** Whether this copy is a single file. */
  isSingle: boolean;
}

/** A single file has its name in the address; a hosted copy has a folder. */
export function sharePlacesOf(address: string, isSingle: boolean = IS_SINGLE): Places {
  const page = address.replace(/[?#].*$/s, '');
  return { base: isSingle ? page : page.replace(/[^/]*$/, ''), isSingle };
}

/** Whether this copy is the single file. */
export const IS_SINGLE = import.meta.env.MODE === 'single';

/** The page with this content. */
export const pageOf = ({ base, isSingle }: Places, ui: Ui): string =>
  isSingle || ui === 'full' ? base : `${base}embed.html`;

/**
 * Reads a typed address; null if no page can have it. For a hosted copy, returns its folder, with
 * or without the last slash or a page's name in the text.
 */
export function readBase(text: string, isSingle: boolean = IS_SINGLE): string | null {
  try {
    const { href, protocol } = new URL(text);
    if (!/^(https?|file):$/.test(protocol)) return null;
    const page = href.replace(/[?#].*$/s, '');
    return isSingle ? page : page.replace(/[^/]*\.html?$/, '').replace(/\/?$/, '/');
  } catch {
    return null;
  }
}
