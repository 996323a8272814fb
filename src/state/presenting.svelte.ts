/** Shows the stage alone, large enough for a room. */
export class Presenting {
  isOn: boolean = $state(false);

  constructor() {
    document.addEventListener('fullscreenchange', () => {
      if (!document.fullscreenElement) this.#set(false);
    });
  }

  toggle(): void {
    this.#set(!this.isOn);
    // The browser may refuse: the window then stays as it is.
    if (this.isOn) document.documentElement.requestFullscreen?.().catch(() => {});
    else if (document.fullscreenElement) void document.exitFullscreen();
  }

  #set(isOn: boolean): void {
    this.isOn = isOn;
    document.documentElement.toggleAttribute('data-presenting', isOn);
  }
}
