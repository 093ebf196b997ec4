/** What is known of a check among those under way. */
export interface Started {
  startedAt?: Date;
  /** Where it is among them, or `nowhere`. */
  place: number;
}
export const nowhere = -1;

/**
 * The checks that have started and are not over. The last one takes the place of one that leaves: neither is anything
 * searched for among the probes, nor does a table come and go with the checks.
 */
export class UnderWay {
  private readonly checks: Started[] = [];

  /** In milliseconds since 1970; undefined while there is none. */
  get earliest(): number | undefined {
    let earliest: number | undefined;
    for (const { startedAt } of this.checks) {
      const at = startedAt?.getTime();
      if (at !== undefined && (earliest === undefined || at < earliest)) earliest = at;
    }
    return earliest;
  }

  add(check: Started): void {
    check.place = this.checks.length;
    this.checks.push(check);
  }

  /** Whether or not it is among them. */
  remove(check: Started): void {
    const { place } = check;
    if (place === nowhere) return;
    check.place = nowhere;
    const last = this.checks.pop();
    if (last === undefined || last === check) return;
    last.place = place;
    this.checks[place] = last;
  }
}
