/** What a check saw, as a state: up, up outside a limit that only warns, or down. */
export const stateOf = ({
  up,
  degraded,
}: {
  readonly up: boolean;
  readonly degraded: boolean;
}): 'UP' | 'DEGRADED' | 'DOWN' => (up ? (degraded ? 'DEGRADED' : 'UP') : 'DOWN');
