import { type Field, targetKinds, type TargetType } from '@dialtone/model';

/** The parts of the form below the fields that matter most, folded until they hold something. */
export const sectionNames = [
  'request',
  'signIn',
  'conversation',
  'connection',
  'expectations',
] as const;
export type SectionName = (typeof sectionNames)[number];

/** Where a field stands; one that is not named here stands at the top. A type may place its own. */
const places: Readonly<Record<string, SectionName>> = {
  headers: 'request',
  body: 'request',
  followRedirects: 'request',
  maxRedirects: 'request',
  cacheBust: 'request',
  bodyLimit: 'request',
  subprotocols: 'request',
  recordClass: 'request',
  recursion: 'request',
  intervalMs: 'request',
  size: 'request',
  ttl: 'request',
  dontFragment: 'request',
  stopAtFirstReply: 'request',
  auth: 'signIn',
  conversation: 'conversation',
  httpVersion: 'connection',
  keepAlive: 'connection',
  proxy: 'connection',
  tls: 'connection',
  ipVersion: 'connection',
  allAddresses: 'connection',
  overrides: 'connection',
  'dns.transport': 'connection',
  expectations: 'expectations',
  inverted: 'expectations',
};

/** Those that are read first go first, whatever the order of the model. */
const leading: readonly string[] = ['method'];

export interface PlacedField {
  readonly name: string;
  readonly path: string;
  readonly field: Field;
}
export interface Section {
  readonly name: SectionName;
  readonly fields: readonly PlacedField[];
}

const placeOf = (type: TargetType, name: string): SectionName | undefined =>
  places[`${type}.${name}`] ?? places[name];

const fieldsAt = (type: TargetType, place: SectionName | undefined): PlacedField[] =>
  Object.entries(targetKinds[type].fields)
    .filter(([name]) => placeOf(type, name) === place)
    .map(([name, field]) => ({ name, field, path: `target.${type}.${name}` }));

/** The fields of a type that are always in sight. */
export const topFields = (type: TargetType): PlacedField[] => {
  const fields = fieldsAt(type, undefined);
  const leads = ({ name }: PlacedField) => leading.includes(name);
  return [...fields.filter(leads), ...fields.filter(field => !leads(field))];
};

/** The folded parts of a type's form. */
export const sectionsOf = (type: TargetType): Section[] =>
  sectionNames
    .map(name => ({ name, fields: fieldsAt(type, name) }))
    .filter(({ fields }) => fields.length > 0);
