/** Shows the stage alone, large enough for a room. */
export class Presenting {
  isOn: boolean = $state(false);
  /** The id of the element that had the focus before. */
  from = '';

  constructor() {
    document.addEventListener('fullscreenchange', () => {
      if (document.fullscreenElement) return;
      // A browser ends the full screen on Escape, which belongs to an open dialog first.
      const dialog = document.querySelector<HTMLDialogElement>('dialog[open]');
      if (dialog) dialog.close();
      else this.#set(false);
    });
  }

  toggle(): void {
    if (!this.isOn) this.from = document.activeElement?.id ?? '';
    this.#set(!this.isOn);
    if (this.isOn) fillScreen();
    else if (document.fullscreenElement) void document.exitFullscreen();
  }

  #set(isOn: boolean): void {
    this.isOn = isOn;
    document.documentElement.toggleAttribute('data-presenting', isOn);
  }
}

/** Asks for the whole screen. A browser may refuse, and always does where nobody has pressed anything. */
function fillScreen(): void {
  if (!navigator.userActivation?.isActive) return;
  document.documentElement.requestFullscreen?.().catch(() => {});
}
