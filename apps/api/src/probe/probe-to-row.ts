import {
  addressOf,
  type HttpTarget,
  type ProbeDraft,
  probeTypeOf,
  type Target,
  targetKinds,
} from '@dialtone/model';
import type { ProbeRow } from './probe.entity.js';
import { filled, firstCharacters, typeOf } from './probe-from-row.js';
import { type ProbeParts, targetParts } from './probe-parts.js';

/** The mirrored columns that hold what people decide of a probe. */
export type DraftColumns = Pick<
  ProbeRow,
  | 'name'
  | 'type'
  | 'httpMethod'
  | 'url'
  | 'requestBody'
  | 'enabled'
  | 'application'
  | 'exceptResponse'
  | 'httpStatus'
  | 'cron'
>;

export interface StoredDraft {
  readonly columns: Partial<DraftColumns>;
  readonly parts: ProbeParts;
}

/**
 * Where each field of a draft goes: into its mirrored column when that can hold it, else into the parts, so that the
 * column never holds a cut-off value that another program would act on. Fields that the draft lacks stay as they are.
 */
export function storeDraft(
  draft: Partial<ProbeDraft>,
  current: { readonly type: string | null; readonly parts: ProbeParts },
): StoredDraft {
  const columns: Partial<DraftColumns> = {};
  const parts: Record<string, unknown> = { ...current.parts };
  const store = (fields: Partial<DraftColumns>, more: ProbeParts): void => {
    Object.assign(columns, fields);
    Object.assign(parts, more);
  };
  if (draft.name !== undefined) {
    const short = firstCharacters(draft.name, 32);
    store({ name: short }, { name: short === draft.name ? undefined : draft.name });
  }
  if ('application' in draft) {
    const { fits, rest } = split(draft.application, 32);
    store({ application: fits }, { application: rest });
  }
  if (draft.cron !== undefined) {
    const { fits, rest } = split(draft.cron, 20);
    store({ cron: fits }, { cron: rest });
  }
  if (draft.enabled !== undefined) store({ enabled: draft.enabled }, {});
  if ('tags' in draft) store({}, { tags: draft.tags && [...draft.tags] });
  if ('timeoutMs' in draft) store({}, { timeoutMs: draft.timeoutMs });
  if (draft.target !== undefined) {
    for (const part of targetParts) parts[part] = undefined;
    const stored = storeTarget(draft.target, current.type);
    store(stored.columns, stored.parts);
  }
  return { columns, parts: withoutHoles(parts) };
}

interface Split {
  readonly fits: string | null;
  readonly rest: string | undefined;
}

/**
 * A value that its column cannot hold, or that would be read there as nothing, leaves the column empty. Columns count
 * characters, not bytes.
 */
function split(value: string | undefined, width: number): Split {
  if (value === undefined) return { fits: null, rest: undefined };
  return filled(value) !== undefined && [...value].length <= width
    ? { fits: value, rest: undefined }
    : { fits: null, rest: value };
}

function storeTarget(target: Target, typeOnFile: string | null): StoredDraft {
  const address = split(addressOf(target), 255);
  const type = probeTypeOf(target);
  const http = target.type === 'http' ? storeHttp(target) : undefined;
  return {
    columns: {
      // PING means ICMP; who wrote it may still look for it.
      type: typeOf(typeOnFile) === type ? typeOnFile : type,
      url: address.fits,
      ...(http?.columns ?? notHttp),
    },
    parts: { ...beyondUsual(target), ...http?.parts, url: address.rest },
  };
}

function storeHttp({ method, expectedStatus, ...target }: HttpTarget): StoredDraft {
  const body = split(target.body, 255);
  const expected = split(target.expectedBody, 32);
  const status = singleStatus(expectedStatus);
  return {
    columns: {
      httpMethod: method,
      requestBody: body.fits,
      exceptResponse: expected.fits,
      httpStatus: status ?? null,
    },
    parts: {
      body: body.rest,
      expectedBody: expected.rest,
      expectedStatus: status === undefined ? expectedStatus : undefined,
    },
  };
}

/** The fields that have no column of their own and are not what they would be without being said. */
function beyondUsual(target: Target): ProbeParts {
  const { fields } = targetKinds[target.type];
  const values: Readonly<Record<string, unknown>> = { ...target };
  return Object.fromEntries(
    targetParts
      .filter(part => JSON.stringify(values[part]) !== JSON.stringify(fields[part]?.usual))
      .map(part => [part, values[part]]),
  );
}

/** What Gin-Vue-Admin's own table gives the columns that a type does not use. */
const notHttp = { httpMethod: 'GET', requestBody: null, exceptResponse: null, httpStatus: 200 };

/** The code of a set that is written as just one. */
const singleStatus = (text: string): number | undefined =>
  /^\d+$/u.test(text) ? Number(text) : undefined;

const withoutHoles = (parts: Record<string, unknown>): ProbeParts =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
