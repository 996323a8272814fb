/** The fields of the map of outcomes as a link has them; null for the usual ones. */
export class AxesChoice {
  text: string | null = $state(null);

  constructor(text: string | null) {
    this.text = text;
  }
}
