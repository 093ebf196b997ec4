/** One thing wrong with an input, as the API reports it. */
export interface ApiProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What the API said instead of an answer. `UNREACHABLE`: nothing came back, or nothing that could be read. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly problems: readonly ApiProblem[] = [],
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Reads the `errors` of a GraphQL answer; undefined when there are none. */
export function errorIn(answer: unknown): ApiError | undefined {
  if (!isRecord(answer) || !Array.isArray(answer['errors'])) return undefined;
  const errors = answer['errors'].filter(isRecord);
  const first = errors[0];
  if (first === undefined) return undefined;
  const extensions = isRecord(first['extensions']) ? first['extensions'] : {};
  const code = extensions['code'];
  return new ApiError(
    typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR',
    typeof first['message'] === 'string' ? first['message'] : '',
    problemsIn(extensions['problems']),
  );
}

function problemsIn(value: unknown): ApiProblem[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter(isRecord)
    .flatMap(({ path, message }) =>
      typeof message === 'string'
        ? [{ path: Array.isArray(path) ? path.filter(isKey) : [], message }]
        : [],
    );
}

const isKey = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';
