/** What a number may be, each as its control shows it. */
interface Allowed {
  from: string;
  to: string;
  isWhole: boolean;
  /** Null where a number is typed without a unit. */
  example: string | null;
}

const whole = ({ isWhole }: Allowed) => (isWhole ? 'a whole number, ' : '');
const such = ({ example }: Allowed) => (example === null ? '' : `, such as “${example}”`);

/** Said below a control that did not take what was typed. */
export const entry = {
  between: (allowed: Allowed) =>
    `Allowed: ${whole(allowed)}${allowed.from} to ${allowed.to}${such(allowed)}.`,
  above: (allowed: Allowed) =>
    `Allowed: ${whole(allowed)}above ${allowed.from}, at most ${allowed.to}${such(allowed)}.`,
  noneOrAtMost: (allowed: Allowed) =>
    `Allowed: ${whole(allowed)}${allowed.from}, or at most ${allowed.to}${such(allowed)}.`,
};
