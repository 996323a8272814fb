/** Which of the charts is large, while the page is open. */
export class ChartChoice {
  place: number = $state(0);
}
