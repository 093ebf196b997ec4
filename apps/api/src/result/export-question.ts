import { reasons, type Problem } from '@dialtone/model';
import { badInput } from '../platform/errors.js';
import { DateTime } from '../platform/graphql/date-time.js';
import { resultEndings, type ResultFilter } from './history-inputs.graphql.js';

type Query = Readonly<Record<string, unknown>>;

/** What may stand behind the `?` of an export; each of the last three several times. */
const parameters = {
  from: 'a moment, such as 2026-01-31T12:00:00.000Z',
  until: 'a moment, such as 2026-01-31T12:00:00.000Z',
  minLatencyMs: 'a number of milliseconds',
  maxLatencyMs: 'a number of milliseconds',
  ending: `one of ${resultEndings.join(', ')}`,
  reason: `one of ${reasons.join(', ')}`,
  httpStatus: 'a status such as 503',
} as const;
type Parameter = keyof typeof parameters;

/**
 * Reads the filter of an export from the query of its address.
 * @throws UserError with every problem that there is
 */
export function readExport(query: Query): ResultFilter {
  const problems: Problem[] = Object.keys(query)
    .filter(name => !Object.hasOwn(parameters, name))
    .map(name => ({ path: [name], message: `There is no parameter of this name: ${name}.` }));
  const all = <T>(name: Parameter, parse: (text: string) => T | undefined): T[] | undefined =>
    textsOf(query[name])?.flatMap(text => {
      const value = parse(text);
      if (value !== undefined) return [value];
      problems.push({ path: [name], message: `${name} is ${parameters[name]}.` });
      return [];
    });
  const one = <T>(name: Parameter, parse: (text: string) => T | undefined): T | undefined => {
    const values = all(name, parse);
    if (values !== undefined && values.length > 1)
      problems.push({ path: [name], message: `${name} can be given once.` });
    return values?.[0];
  };
  const filter: ResultFilter = {
    from: one('from', momentOf) ?? null,
    until: one('until', momentOf) ?? null,
    minLatencyMs: one('minLatencyMs', numberOf) ?? null,
    maxLatencyMs: one('maxLatencyMs', numberOf) ?? null,
    endings: all('ending', text => resultEndings.find(ending => ending === text)) ?? null,
    reasons: all('reason', text => reasons.find(reason => reason === text)) ?? null,
    httpStatuses:
      all('httpStatus', text => (/^[1-9]\d{2}$/u.test(text) ? Number(text) : undefined)) ?? null,
  };
  if (problems.length > 0) throw badInput(problems);
  return filter;
}

/** Every text that was given, also what is no text at all: that is wrong wherever it stands. */
function textsOf(value: unknown): string[] | undefined {
  if (value === undefined) return undefined;
  return (Array.isArray(value) ? value : [value]).map(each =>
    typeof each === 'string' ? each : '',
  );
}

const numberOf = (text: string): number | undefined =>
  /^\d{1,12}(?:\.\d{1,6})?$/u.test(text) ? Number(text) : undefined;

function momentOf(text: string): Date | undefined {
  try {
    return DateTime.parseValue(text);
  } catch {
    return undefined; // The text is no moment.
  }
}
