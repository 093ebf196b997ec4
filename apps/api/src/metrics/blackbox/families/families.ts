import type { Outcome, Target, TargetOf, TargetType } from '@dialtone/model';
import { showAddress } from './address.js';
import { type FamilyName, familyNames, type Point } from './catalogue.js';
import { showCertificate, showCipher } from './certificate.js';
import { columns, place, Sheet } from './columns.js';
import { showDns } from './dns.js';
import { showGrpc } from './grpc.js';
import { showHttp } from './http.js';
import { showIcmp } from './icmp.js';
import { chainInfo, cipherInfo, type InfoFamily, versionInfo } from './info.js';
import { showTcp } from './tcp.js';

type Show<T extends Target> = (sheet: Sheet, target: T, outcome: Outcome) => void;

/** One page per type of target. What blackbox_exporter has no prober for shows its address and its certificate. */
const pages: { readonly [T in TargetType]: Show<TargetOf<T>> } = {
  http: showHttp,
  tcp: showTcp,
  dns: showDns,
  icmp: showIcmp,
  grpc: showGrpc,
  ws: (sheet, target, outcome) => {
    showAddress(sheet, outcome);
    showCertificate(sheet, outcome.sight?.tls, target.tls);
  },
  tls: (sheet, target, outcome) => {
    showAddress(sheet, outcome);
    showCertificate(sheet, outcome.sight?.tls, target.tls);
    showCipher(sheet, outcome.sight?.tls);
  },
};

/** Fills in what the prober of this type shows of a check, in place of all that the sheet had. */
export function fill(sheet: Sheet, target: Target, outcome: Outcome): void {
  sheet.clear();
  sheet.values[place.success] = Number(outcome.up);
  sheet.values[place.duration] = outcome.latencyMs / 1000;
  (pages[target.type] as Show<Target>)(sheet, target, outcome);
}

const everyFamily: ReadonlySet<string> = new Set(familyNames);

/** The same as samples, of one check alone. */
export function pointsOf(target: Target, outcome: Outcome): Point[] {
  const sheet = new Sheet(everyFamily);
  fill(sheet, target, outcome);
  return [
    ...columns.flatMap(({ family, labels }, index) => {
      const value = sheet.values[index] ?? NaN;
      return Number.isNaN(value) ? [] : [{ family, value, labels }];
    }),
    ...infoPoints('probe_ssl_last_chain_info', chainInfo, sheet),
    ...infoPoints('probe_tls_cipher_info', cipherInfo, sheet),
    ...infoPoints('probe_tls_version_info', versionInfo, sheet),
  ];
}

function infoPoints<T>(family: FamilyName, { subjectOf, labelsOf }: InfoFamily<T>, sheet: Sheet) {
  const subject = subjectOf(sheet);
  return subject === undefined ? [] : [{ family, value: 1, labels: labelsOf(subject) }];
}
