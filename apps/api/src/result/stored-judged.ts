import type { Judged } from '@dialtone/model';

/** How much of each text a row holds: whole expectations stand with the probe and in the evidence. */
const rooms = [
  { value: 100, values: 5 },
  { value: 30, values: 1 },
] as const;
/** Every character may be four bytes, and the column holds 65,535. */
const mostCharacters = 16_000;

/** How the expectations of a result were judged, as its row holds it: without names, for there are many rows. */
export function judgedText(judged: readonly Judged[]): string {
  const [large, small] = rooms.map(room => JSON.stringify(judged.map(one => tupleOf(one, room))));
  return large !== undefined && large.length <= mostCharacters ? large : (small ?? '[]');
}

type Tuple = readonly [
  subject: Judged['expectation']['subject'],
  name: string | null,
  comparison: Judged['expectation']['comparison'],
  values: readonly string[],
  severity: Judged['expectation']['severity'],
  held: 0 | 1,
  actual: string | null,
  note: string | null,
  orAbsent?: boolean,
];

function tupleOf(
  { expectation, held, actual, note }: Judged,
  { value, values }: (typeof rooms)[number],
): Tuple {
  const cut = (text: string | undefined): string | null => {
    if (text === undefined) return null;
    const characters = [...text];
    return characters.length <= value ? text : `${characters.slice(0, value - 1).join('')}…`;
  };
  return [
    expectation.subject,
    cut(expectation.name),
    expectation.comparison,
    expectation.values.slice(0, values).map(text => cut(text) ?? ''),
    expectation.severity,
    held ? 1 : 0,
    cut(actual),
    cut(note),
    ...(expectation.orAbsent === undefined ? ([] as const) : ([expectation.orAbsent] as const)),
  ];
}

export const judgedOf = (json: string): Judged[] =>
  (JSON.parse(json) as Tuple[]).map(
    ([subject, name, comparison, values, severity, held, actual, note, orAbsent]) => ({
      expectation: {
        subject,
        comparison,
        values: [...values],
        severity,
        ...(name !== null && { name }),
        ...(orAbsent !== undefined && { orAbsent }),
      },
      held: held === 1,
      ...(actual !== null && { actual }),
      ...(note !== null && { note }),
    }),
  );
