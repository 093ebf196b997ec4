import type { IcmpTarget, Outcome } from '@dialtone/model';
import { showAddress } from './address.js';
import { place, type Sheet } from './columns.js';
import { lookupSeconds, secondsOf } from './phases.js';

/** What blackbox_exporter's icmp prober shows: it knows of one echo request, so the round trip is that of the first. */
export function showIcmp(sheet: Sheet, _target: IcmpTarget, outcome: Outcome): void {
  const { values } = sheet;
  const seen = outcome.sight?.icmp;
  showAddress(sheet, outcome);
  values[place.icmpResolve] = lookupSeconds(outcome);
  values[place.icmpSetup] = secondsOf(outcome, 'connect');
  values[place.icmpRoundTrip] = (seen?.roundTripsMs[0] ?? 0) / 1000;
  values[place.icmpHopLimit] = seen?.hopLimit ?? NaN;
}
