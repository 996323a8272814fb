/** A problem with a scenario: where, what stands there, and what is allowed. */
export interface ScenarioError {
  path: string;
  value: string;
  allowed: string;
}

/** An error as one line. */
export function formatError({ path, value, allowed }: ScenarioError): string {
  return `${path}: ${value} is not allowed; allowed: ${allowed}`;
}
