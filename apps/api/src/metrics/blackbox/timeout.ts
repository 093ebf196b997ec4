/** What is left to Prometheus for the way back. */
const offsetSeconds = 0.5;
const usualSeconds = 120;

/**
 * How long a probe may take, in milliseconds: what Prometheus waits, but for the way back, or what the module says
 * where that is less.
 * @returns undefined when the header is no number
 */
export function timeoutOf(
  header: string | undefined,
  moduleMs: number | undefined,
): number | undefined {
  const given = header === undefined || header === '' ? 0 : Number(header);
  if (Number.isNaN(given)) return undefined;
  const most = ((given === 0 ? usualSeconds : given) - offsetSeconds) * 1000;
  const own = moduleMs ?? 0;
  return (own > 0 && own < most) || most < 0 ? own : most;
}
