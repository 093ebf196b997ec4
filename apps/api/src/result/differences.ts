import { expectationText, type Judged, type Outcome } from '@dialtone/model';
import { type Facts, factsOf } from './facts-of-sight.js';

/** What a failure shows otherwise than a good check; absent where one shows nothing. */
export interface Difference {
  readonly path: string;
  readonly failed?: string;
  readonly good?: string;
}

/** What matters most first; what is not named here comes after all of it. */
const order = [
  /^(?:http|grpc)\.status$/u,
  /^dns\.rcode$/u,
  /^grpc\.serving$/u,
  /^expectations\./u,
  /^(?:http|tls|dns|icmp|talk|grpc)$/u,
  /^address$/u,
  /^addresses$/u,
  /^(?:http|tls)\.(?:version|protocol|cipher)$/u,
  /^tls\.(?:trusted|problem)$/u,
  /^tls\.certificates\.0\.(?:fingerprint|endsAt)$/u,
  /^tls\./u,
  /^http\.(?:finalUrl|hops)/u,
  /^(?:dns|icmp|talk|grpc)\./u,
  /^http\.headers\./u,
  /^http\./u,
] as const;

const rankOf = (path: string): number => {
  const rank = order.findIndex(pattern => pattern.test(path));
  return rank === -1 ? order.length : rank;
};

/** Lays a failure beside a good check. What differs from check to check, such as a date, is left out. */
export function differences(failed: Outcome, good: Outcome): Difference[] {
  const [bad, fine] = [factsOfOutcome(failed), factsOfOutcome(good)];
  const paths = [...new Set([...bad.keys(), ...fine.keys()])];
  return [
    ...paths
      .filter(path => !parts.has(path) || !bad.has(path) || !fine.has(path))
      .filter(path => !isWithinLostPart(path, bad) && !isWithinLostPart(path, fine))
      .map(path => differenceOf(path, bad.get(path), fine.get(path)))
      .filter(({ failed: one, good: other }) => one !== other)
      .sort((one, other) => rankOf(one.path) - rankOf(other.path)),
    ...slower(failed, good),
  ];
}

const differenceOf = (
  path: string,
  failed: string | undefined,
  good: string | undefined,
): Difference => ({
  path,
  ...(failed !== undefined && { failed }),
  ...(good !== undefined && { good }),
});

/** Of a part that one of them lacks as a whole, one line says so. */
function isWithinLostPart(path: string, facts: Facts): boolean {
  const [part = '', ...within] = path.split('.');
  return within.length > 0 && parts.has(part) && !facts.has(part);
}
const parts = new Set(['http', 'tls', 'dns', 'icmp', 'talk', 'grpc']);

const factsOfOutcome = ({ sight, judged = [] }: Outcome): Facts =>
  new Map([
    ...judged.map((one): [string, string] => [
      `expectations.${expectationText(one.expectation)}`,
      verdictOf(one),
    ]),
    ...(sight === undefined ? [] : factsOf(sight)),
  ]);

/** What was there decides nothing as long as it holds. */
const verdictOf = ({ held, actual, note }: Judged): string =>
  held ? 'holds' : `does not hold: ${actual ?? note ?? 'nothing was there'}`;

/** Less of a difference than this is chance. */
const least = { factor: 2, ms: 50 } as const;

function slower(failed: Outcome, good: Outcome): Difference[] {
  const durations = ({ latencyMs, phases }: Outcome): Map<string, number> =>
    new Map([
      ['latency', latencyMs],
      ...phases.map(({ name, durationMs }): [string, number] => [`phases.${name}`, durationMs]),
    ]);
  const fine = durations(good);
  return [...durations(failed)].flatMap(([path, ms]) => {
    const other = fine.get(path);
    if (other === undefined) return [];
    const [less, more] = [Math.min(ms, other), Math.max(ms, other)];
    if (more - less < least.ms || more < less * least.factor) return [];
    return [{ path, failed: inWords(ms), good: inWords(other) }];
  });
}

const inWords = (ms: number): string => `${ms.toFixed(1)} ms`;
