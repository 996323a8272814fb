import type { Ui } from '../../catalog/look';

/** Where the pages of this copy of the lab lie. */
export interface Places {
  /** The folder they lie in, or the one file that is all of it. */
  base: string;
  /** Whether all of it is one file. */
  isSingle: boolean;
}

/** A single file has its name in the address; a hosted copy has a folder. */
export function sharePlacesOf(address: string, isSingle: boolean = IS_SINGLE): Places {
  const page = address.replace(/[?#].*$/s, '');
  return { base: isSingle ? page : page.replace(/[^/]*$/, ''), isSingle };
}

/** Whether this copy is the single file. */
export const IS_SINGLE = import.meta.env.MODE === 'single';

/** The page that shows the lab so. */
export const pageOf = ({ base, isSingle }: Places, ui: Ui): string =>
  isSingle || ui === 'full' ? base : `${base}embed.html`;

/**
 * Reads an address that somebody typed; null where it is none that a page can have. Of a hosted copy
 * it is the folder, whether or not they typed its last slash or the name of a page in it.
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
