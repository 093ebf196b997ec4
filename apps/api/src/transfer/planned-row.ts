import type {
  ImportRow,
  Probe,
  ProbeDraft,
  ProbeInput,
  Problem,
  RowProblem,
  Target,
} from '@dialtone/model';
import { UserError } from '../platform/errors.js';
import { type Decided, differences } from './differences.js';
import type { Match } from './matching.js';
import type { SourceRow } from './source-row.js';

/** A row as it is shown, and what is to be written of it. */
export interface PlannedRow {
  readonly shown: ImportRow;
  /** Absent when nothing is. */
  readonly draft?: ProbeDraft;
  /** Of the probe that is changed, as it was judged. */
  readonly mark?: string;
}

/** Judges an input as one by hand is judged. @throws UserError with every problem */
export type Judge = (input: ProbeInput, onFile: object) => ProbeDraft;

/** Decides what an import does with a row. */
export function planRow(row: SourceRow, match: Match, judge: Judge): PlannedRow {
  if (match.kind === 'several') return refused(row, match, [{ message: severalOf(match.ids) }]);
  if (row.hopeless) return refused(row, match, row.problems);
  const { probe: current, mark } = match.kind === 'one' ? match : {};
  const source = row.target?.(current?.target);
  const judged = judgedBy(judge, inputOf(row, current, source?.target), current?.target);
  const problems = [
    ...row.problems,
    ...(source?.problems ?? []),
    ...judged.problems
      // Why there is no target was told already.
      .filter(({ path }) => path[0] !== 'target' || source === undefined || 'target' in source)
      .map(({ path, message }) => ({ ...row.place(path), message })),
  ];
  const { draft } = judged;
  if (draft === undefined || problems.length > 0) return refused(row, match, problems);
  const changes = differences(current && decidedOf(current), draft);
  const shown = { ...baseOf(row, match), name: draft.name };
  if (current === undefined) return { shown: { ...shown, action: 'create', changes }, draft };
  if (changes.length === 0) return { shown: { ...shown, action: 'same' } };
  return {
    shown: { ...shown, action: 'change', changes },
    draft,
    ...(mark !== undefined && { mark }),
  };
}

/** A row of which nothing is written, and why. */
export const refused = (
  row: SourceRow,
  match: Match,
  problems: readonly RowProblem[],
): PlannedRow => ({ shown: { ...baseOf(row, match), action: 'refuse', problems } });

function baseOf({ line, fields, type, address }: SourceRow, match: Match) {
  const probe = match.kind === 'one' ? match.probe : undefined;
  const name = typeof fields.name === 'string' ? fields.name : (probe?.name ?? '');
  const shownType = type ?? probe?.type;
  const shownAddress = address ?? probe?.address;
  return {
    line,
    name: name.slice(0, longestShown),
    ...(match.kind === 'one' && { matchedBy: match.by, id: match.probe.id }),
    ...(match.kind === 'none' && match.note !== undefined && { note: match.note }),
    ...(shownType !== undefined && { type: shownType }),
    ...(shownAddress !== undefined && { address: shownAddress.slice(0, longestShown) }),
  };
}

const longestShown = 300;

/** The probe on file with what the row says put over it; of a new probe, what the row says. */
const inputOf = (row: SourceRow, current: Probe | undefined, target: unknown): ProbeInput =>
  ({
    ...(current && { ...decidedOf(current), target: current.target && withType(current.target) }),
    ...row.fields,
    ...(target !== undefined && { target }),
  }) as ProbeInput; // Whether it is one is what the judge decides.

const withType = ({ type, ...fields }: Target): object => ({ [type]: fields });

const decidedOf = ({
  name,
  application,
  tags,
  cron,
  enabled,
  timeoutWished,
  target,
}: Probe): Decided => ({
  ...{ name, cron, enabled },
  ...(application !== undefined && { application }),
  ...(tags !== undefined && { tags }),
  ...(timeoutWished !== undefined && { timeoutMs: timeoutWished }),
  ...(target && { target }),
});

function judgedBy(
  judge: Judge,
  input: ProbeInput,
  onFile: object = {},
): { readonly draft?: ProbeDraft; readonly problems: readonly Problem[] } {
  try {
    return { draft: judge(input, onFile), problems: [] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { problems: error.problems ?? [{ path: [], message: error.message }] };
  }
}

const severalOf = (ids: readonly number[]): string =>
  `Several probes have this name, type and address: ${ids.slice(0, 10).join(', ')}. Give the id of the one that is meant.`;
