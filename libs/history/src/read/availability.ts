import type { Gap } from '../batch.js';
import type { Statements } from '../sql.js';
import { countFinished } from './finished.js';
import { gapsIn, runsIn } from './gaps.js';
import { knownMs, type Outage, outagesIn } from './outages.js';
import type { Window } from './plan.js';
import type { Reading } from './reading.js';
import { type Endings, type Shares, sharesOf, Tally } from './tally.js';
import { verdictsIn } from './verdicts.js';

/** What a probe's planned runs in a window came to. */
export interface ProbeAvailability extends Shares {
  readonly probeId: number;
  readonly endings: Endings;
  /** Times of being down that reach into the window. */
  readonly outages: number;
  /** Within the window, without the time in which nobody looked; absent when it was never down. */
  readonly longestOutageMs?: number;
  /** From the beginning of an outage, though it be before the window; absent when none ended within it. */
  readonly meanTimeToRecoverMs?: number;
}

/** Of the time that is on record, which may be shorter than what was asked for. */
export interface Availability extends Window {
  readonly probes: readonly ProbeAvailability[];
}

/** Reads of many probes at once: the number of statements does not grow with the probes of a slice. */
export async function availabilityOf(
  sql: Statements,
  probeIds: readonly number[],
  reading: Reading,
): Promise<Availability> {
  const ids = [...new Set(probeIds)];
  const accounts = new Map(ids.map(id => [id, new Account()]));
  for (const { location, stretches } of reading.parts) {
    const probes = { ids, location };
    for (const stretch of stretches)
      await countFinished(sql, probes, stretch, id => accountOf(accounts, id).tally);
    await addOutages(sql, probes, { window: reading, accounts });
  }
  const { from, until } = reading;
  return { from, until, probes: [...accounts].map(([id, account]) => account.of(id)) };
}

/** How long the outages of one probe lasted. */
class Account {
  readonly tally = new Tally();
  private outages = 0;
  private longestMs = 0;
  private readonly recoveriesMs: number[] = [];

  add(outage: Outage, gaps: readonly Gap[], window: Window): void {
    this.outages += 1;
    this.longestMs = Math.max(this.longestMs, knownMs(outage, gaps, window));
    if (outage.recovered) this.recoveriesMs.push(knownMs(outage, gaps, outage));
  }

  of(probeId: number): ProbeAvailability {
    const { endings } = this.tally;
    const { outages, longestMs, recoveriesMs } = this;
    return {
      probeId,
      endings,
      ...sharesOf(endings),
      outages,
      ...(outages > 0 && { longestOutageMs: longestMs }),
      ...(recoveriesMs.length > 0 && {
        meanTimeToRecoverMs: recoveriesMs.reduce((sum, ms) => sum + ms, 0) / recoveriesMs.length,
      }),
    };
  }
}

function accountOf(accounts: ReadonlyMap<number, Account>, id: number): Account {
  const account = accounts.get(id);
  if (account === undefined) throw new Error(`Rows of probe ${id} came, which nobody asked for.`);
  return account;
}

async function addOutages(
  sql: Statements,
  probes: { readonly ids: readonly number[]; readonly location: number },
  { window, accounts }: { window: Window; accounts: ReadonlyMap<number, Account> },
): Promise<void> {
  const gaps = Map.groupBy(await gapsIn(sql, probes, window), ({ probeId }) => probeId);
  for (const [id, ofProbe] of gaps)
    for (const gap of ofProbe)
      accountOf(accounts, id).tally.missed(gap.reason, runsIn(gap, window));

  const outages = new Map<number, Outage[]>();
  for (const [id, verdicts] of await verdictsIn(sql, probes, window))
    outages.set(id, outagesIn(verdicts, window));
  const earlier = await gapsBefore(sql, { outages, location: probes.location }, window);
  for (const [id, ofProbe] of outages) {
    const hidden = [...(earlier.get(id) ?? []), ...(gaps.get(id) ?? [])];
    for (const outage of ofProbe) accountOf(accounts, id).add(outage, hidden, window);
  }
}

/** The gaps in outages that began before the window; some of them reach into it. */
async function gapsBefore(
  sql: Statements,
  { outages, location }: { outages: ReadonlyMap<number, readonly Outage[]>; location: number },
  { from }: Window,
): Promise<Map<number, Gap[]>> {
  const begun = [...outages].filter(([, [first]]) => first !== undefined && first.from < from);
  if (begun.length === 0) return new Map();
  const earliest = Math.min(...begun.map(([, [first]]) => first?.from ?? from));
  const ids = begun.map(([id]) => id);
  const gaps = await gapsIn(sql, { ids, location }, { from: earliest, until: from });
  return Map.groupBy(gaps, ({ probeId }) => probeId);
}
