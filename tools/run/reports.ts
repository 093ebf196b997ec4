/** A file of specs, as Vitest's JSON report tells of it. */
export interface Module {
  /** Its full path; empty when the report names none. */
  readonly file: string;
  readonly status: unknown;
  /** What went wrong with the file itself, outside of its specs. */
  readonly said: string;
  readonly specs: readonly Spec[];
}

export interface Spec {
  readonly name: string;
  readonly status: unknown;
  /** What it said when it failed, with its stack; empty otherwise. */
  readonly said: string;
}

/** Reads Vitest's JSON report, whose form is Jest's; anything else holds no module. */
export function modulesOf(report: unknown): Module[] {
  if (!isRecord(report)) return [];
  return records(report.testResults).map(({ name, status, message, assertionResults }) => ({
    file: text(name),
    status,
    said: text(message),
    specs: records(assertionResults).map(specOf),
  }));
}

const specOf = ({ fullName, status, failureMessages }: Record<string, unknown>): Spec => ({
  name: text(fullName),
  status,
  said: Array.isArray(failureMessages) ? text(failureMessages[0]) : '',
});

const text = (value: unknown) => (typeof value === 'string' ? value : '');

const records = (value: unknown) => (Array.isArray(value) ? value.filter(isRecord) : []);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
