/** A choice as a link has it; null for the usual one. */
export class LinkText {
  text: string | null = $state(null);

  constructor(text: string | null) {
    this.text = text;
  }
}
