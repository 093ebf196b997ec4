import type { Sight } from '@dialtone/model';
import type { EvidenceObject } from './evidence.graphql.js';

/** What was seen, as the API shows it: moments as dates, captures as a list. */
export function shownEvidence(sight: Sight): EvidenceObject {
  const { addresses, address, tls, http, dns, icmp, talk, grpc } = sight;
  return {
    addresses,
    ...(address !== undefined && { address }),
    ...(tls !== undefined && { tls: shownTls(tls) }),
    ...(http !== undefined && { http }),
    ...(dns !== undefined && { dns }),
    ...(icmp !== undefined && { icmp }),
    ...(talk !== undefined && { talk: shownTalk(talk) }),
    ...(grpc !== undefined && { grpc }),
  };
}

const shownTls = ({ chain, ...rest }: NonNullable<Sight['tls']>): EvidenceObject['tls'] => ({
  ...rest,
  certificates: chain.map(({ startsAt, endsAt, ...certificate }) => ({
    ...certificate,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
  })),
});

const shownTalk = ({ captures, ...rest }: NonNullable<Sight['talk']>): EvidenceObject['talk'] => ({
  ...rest,
  captures: Object.entries(captures).map(([name, value]) => ({ name, value })),
});
