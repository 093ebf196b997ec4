import type { Outcome, TcpTarget } from '@dialtone/model';
import { showAddress } from './address.js';
import { showCertificate } from './certificate.js';
import { place, type Sheet } from './columns.js';

/** What blackbox_exporter's tcp prober shows. */
export function showTcp(sheet: Sheet, target: TcpTarget, outcome: Outcome): void {
  showAddress(sheet, outcome);
  sheet.values[place.failedByPattern] = Number(!outcome.up && outcome.reason === 'ANSWER');
  showCertificate(sheet, outcome.sight?.tls, target.tls);
}
