/** The values allowed for a number, as its control shows them. */
interface Allowed {
  from: string;
  to: string;
  isWhole: boolean;
  /** Null if the number has no unit. */
  example: string | null;
}

const whole = ({ isWhole }: Allowed) => (isWhole ? 'a whole number, ' : '');
const such = ({ example }: Allowed) => (example === null ? '' : `, such as “${example}”`);

/** Shown below a control that refused the typed text. */
export const entry = {
  /** A text that is empty is left out. */
  refused: (label: string, text: string, allowed: string) =>
    text ? `${label}: ${text} is not allowed. ${allowed}` : `${label}: ${allowed}`,
  between: (allowed: Allowed) =>
    `Allowed: ${whole(allowed)}${allowed.from} to ${allowed.to}${such(allowed)}.`,
  above: (allowed: Allowed) =>
    `Allowed: ${whole(allowed)}above ${allowed.from}, at most ${allowed.to}${such(allowed)}.`,
  noneOrAtMost: (allowed: Allowed) =>
    `Allowed: ${whole(allowed)}${allowed.from}, or at most ${allowed.to}${such(allowed)}.`,
  /** Why a period of a dirty rate is not longer. */
  shorterPeriod: 'Over a longer period the VM does not reach this dirty rate.',
};
