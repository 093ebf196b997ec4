import {
  concealed,
  type Expectation,
  expectationFields,
  type Field,
  type Fields,
  targetKinds,
  targetTypeOf,
} from '@dialtone/model';
import type { ProbeWholeFragment } from '../../core/gql/graphql';
import type { Language } from '../../core/language';
import { subjectWords, wantedWords } from '../../results/expectation-words';
import type { FieldWords } from '../field-words';

export interface Setting {
  readonly label: string;
  readonly value: string;
}

/** What the words of settings are taken from. */
export interface Words {
  readonly t: Language['t'];
  readonly fields: Pick<FieldWords, 'label' | 'choice'>;
}

/** What is checked and expected, in words; what is not set, or as usual, is left out. */
export function settingsOf(probe: ProbeWholeFragment, words: Words): Setting[] {
  const { t } = words;
  const general = [
    { label: t('column.type'), value: probe.type ?? '' },
    { label: t('column.application'), value: probe.application ?? '' },
    { label: t('column.tags'), value: probe.tags.join(', ') },
    { label: t('column.schedule'), value: probe.cron },
  ];
  const type = probe.type === null ? undefined : targetTypeOf(probe.type);
  const given = type && recordOf(recordOf(probe.settings)[type]);
  const target = given && told(targetKinds[type].fields, given, { words, path: `target.${type}` });
  return [...general, ...(target ?? [])].filter(({ value }) => value !== '');
}

interface Place {
  readonly words: Words;
  readonly path: string;
}

const told = (fields: Fields, given: Values, { words, path }: Place): Setting[] =>
  Object.entries(fields)
    .filter(([name, field]) => isTelling(field, given[name]))
    .flatMap(([name, field]) => toldOf(field, given[name], { words, path: `${path}.${name}` }));

/** What must be given is always told; the rest where it is not as usual. */
const isTelling = ({ presence, usual }: Field, value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  (presence === 'needed' || JSON.stringify(value) !== JSON.stringify(usual));

function toldOf(field: Field, value: unknown, place: Place): Setting[] {
  const { words, path } = place;
  const { fields = {}, kind } = field;
  if (kind === 'group') return told(fields, recordOf(value), place);
  return [{ label: words.fields.label(path), value: valueText(field, value, words) }];
}

function valueText({ kind, fields, secret }: Field, value: unknown, words: Words): string {
  if (secret !== undefined) return concealed;
  if (kind === 'flag') return words.fields.choice(value === true ? 'yes' : 'no');
  if (kind === 'choice') return words.fields.choice(String(value));
  if (!Array.isArray(value)) return String(value);
  const members: readonly unknown[] = value;
  if (kind === 'texts') return members.join('\n');
  return members.map(member => memberText(member, fields, words)).join('\n');
}

/** A member of a list on one line. A value may be a secret: of headers only the names stand on the page. */
function memberText(member: unknown, fields: Fields | undefined, words: Words): string {
  if (fields === expectationFields) return expectationLine(member as Expectation, words.t);
  return Object.entries(recordOf(member))
    .filter(([name, value]) => typeof value === 'string' && fields?.[name]?.secret === undefined)
    .map(([, value]) => String(value))
    .join(' ');
}

/** The API gives expectations as the model has them. */
function expectationLine(expectation: Expectation, t: Language['t']): string {
  const line = `${subjectWords(expectation, t)} ${wantedWords(expectation, t)}`;
  return expectation.severity === 'DEGRADED' ? `${line} (${t('state.DEGRADED')})` : line;
}

type Values = Readonly<Record<string, unknown>>;
const recordOf = (value: unknown): Values =>
  typeof value === 'object' && value !== null ? { ...value } : {};
