import type { EvidencePartsFragment } from '../core/gql/graphql';

/** What a check saw; nothing but the difference in the argument. */
export const anEvidence = (
  difference: Partial<EvidencePartsFragment> = {},
): EvidencePartsFragment => ({
  addresses: [],
  address: null,
  tls: null,
  http: null,
  dns: null,
  icmp: null,
  talk: null,
  grpc: null,
  ...difference,
});
