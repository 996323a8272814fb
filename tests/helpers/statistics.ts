/** Mean and unbiased variance of a sample. */
export function moments(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / (values.length - 1) };
}

/**
 * The distance of the sample's mean and variance from those of Binomial(n, p), in standard errors.
 */
export function binomialDeviation(
  values: readonly number[],
  n: number,
  p: number,
): { mean: number; variance: number } {
  const variance = n * p * (1 - p);
  const found = moments(values);
  const fourth = variance * (1 + (3 - 6 / n) * variance);
  const errorOfVariance = Math.sqrt((fourth - variance ** 2) / values.length);
  return {
    mean: (found.mean - n * p) / Math.sqrt(variance / values.length),
    variance: (found.variance - variance) / errorOfVariance,
  };
}

/** The distance between the means of two samples, in standard errors. */
export function meanGap(a: readonly number[], b: readonly number[]): number {
  const first = moments(a);
  const second = moments(b);
  const error = Math.sqrt(first.variance / a.length + second.variance / b.length);
  return error === 0
    ? first.mean === second.mean
      ? 0
      : Infinity
    : (first.mean - second.mean) / error;
}
