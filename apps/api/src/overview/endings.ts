import type { Endings } from '@dialtone/history';

/** How planned runs ended that some counts tell of together. */
export function summed(all: readonly Endings[]): Endings {
  const sum = (value: (endings: Endings) => number): number =>
    all.reduce((total, endings) => total + value(endings), 0);
  return {
    up: sum(({ up }) => up),
    degraded: sum(({ degraded }) => degraded),
    down: sum(({ down }) => down),
    maintenance: sum(({ maintenance }) => maintenance),
    unknown: {
      overlap: sum(({ unknown }) => unknown.overlap),
      overload: sum(({ unknown }) => unknown.overload),
      stopped: sum(({ unknown }) => unknown.stopped),
      internal: sum(({ unknown }) => unknown.internal),
      storage: sum(({ unknown }) => unknown.storage),
    },
  };
}
