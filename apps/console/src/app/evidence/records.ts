import type { EvidencePartsFragment } from '../core/gql/graphql';

type Dns = NonNullable<EvidencePartsFragment['dns']>;
type Sections = 'answers' | 'authority' | 'additional';
export type PlacedRecord = NonNullable<Dns[Sections]>[number] & { readonly section: Sections };

const sections = ['answers', 'authority', 'additional'] as const;

/** All records of an answer, each with the section that it stood in. */
export const recordsOf = (dns: Dns | null): PlacedRecord[] =>
  sections.flatMap(section => (dns?.[section] ?? []).map(record => ({ ...record, section })));
