import { lineProblems, type Parsed, type Problem, quote } from '@dialtone/model';

/** What an annotation may hold. */
export const annotationLimits = { title: 200, url: 2000, probes: 1000, applications: 100 } as const;
/** A clock elsewhere may be ahead of ours, and an annotation for next month is no news. */
const aheadMs = 3_600_000;

/** Something that happened, as a program tells it. */
export interface AnnotationInput {
  readonly title: string;
  readonly at?: Date | null | undefined;
  readonly url?: string | null | undefined;
  readonly probeIds?: readonly number[] | null | undefined;
  readonly applications?: readonly string[] | null | undefined;
}

/** What may be stored. */
export interface AnnotationDraft {
  readonly title: string;
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly url: string | null;
  /** Whom it concerns, beside those of its applications; with neither it concerns all. */
  readonly probeIds: readonly number[];
  readonly applications: readonly string[];
}

/**
 * Reads an input whole: either a draft or every problem in it, at once.
 * @param now milliseconds since 1970
 * @param knows whether there is a probe with this id
 */
export function parseAnnotation(
  input: AnnotationInput,
  now: number,
  knows: (probeId: number) => boolean,
): Parsed<AnnotationDraft> {
  const title = input.title.trim();
  const link = input.url?.trim() ?? '';
  const url = link === '' ? null : link;
  const at = input.at?.getTime() ?? now;
  const probeIds = [...new Set(input.probeIds)];
  const applications = [...new Set(input.applications?.map(name => name.trim()))];
  const problems: Problem[] = [
    ...(title === '' ? [problem(['title'], 'A title is needed.')] : []),
    ...lineProblems('A title', title, annotationLimits.title).map(message =>
      problem(['title'], message),
    ),
    ...(url === null ? [] : urlProblems(url)),
    ...(at <= now + aheadMs ? [] : [problem(['at'], 'What is to happen is not known yet.')]),
    ...countProblems('probeIds', probeIds.length, annotationLimits.probes),
    ...countProblems('applications', applications.length, annotationLimits.applications),
    ...probeIds.flatMap((id, place) =>
      knows(id) ? [] : problem(['probeIds', place], 'There is no probe with this id.'),
    ),
    ...applications.flatMap((name, place) =>
      name === '' ? problem(['applications', place], 'An application has a name.') : [],
    ),
  ];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { title, at, url, probeIds, applications } };
}

const problem = (path: Problem['path'], message: string): Problem => ({ path, message });

/** It becomes a link in the console, so it may not be a script. */
function urlProblems(url: string): Problem[] {
  const parsed = URL.parse(url);
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol))
    return [problem(['url'], `${quote(url)} is not the URL of a page: write https://….`)];
  if (parsed.username !== '' || parsed.password !== '')
    return [problem(['url'], 'A URL that everybody may read holds neither a user nor a password.')];
  return lineProblems('A URL', url, annotationLimits.url).map(message => problem(['url'], message));
}

const countProblems = (field: string, count: number, most: number): Problem[] =>
  count <= most ? [] : [problem([field], `At most ${most} can be named here; these are ${count}.`)];
