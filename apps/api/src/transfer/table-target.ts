import {
  addressOf,
  type ProbeType,
  probeTypeOf,
  type RowProblem,
  type Target,
  targetInput,
  targetTypeOf,
} from '@dialtone/model';
import { fieldsOfAddress } from '../probe/probe-from-row.js';
import type { Place, TargetSource } from './source-row.js';
import type { CellTexts } from './table-cells.js';
import type { ColumnName } from './titles.js';

const ofTarget = ['type', 'address', 'method', 'body', 'expectedBody', 'expectedStatus'] as const;

/** What Gin-Vue-Admin writes where a type has no use for a column. */
const saysNothing: Readonly<Partial<Record<ColumnName, RegExp>>> = {
  method: /^(?:get)?$/iu,
  body: /^$/u,
  expectedBody: /^$/u,
  expectedStatus: /^(?:0|200)?$/u,
};
const ofHttp = ['method', 'body', 'expectedBody', 'expectedStatus'] as const;

/** Type and address of a row, as the catalog writes them. */
export function identityOf(
  type: ProbeType | undefined,
  address: string | undefined,
): { readonly type?: ProbeType; readonly address?: string } {
  if (type === undefined || !address) return { ...(type && { type }), ...(address && { address }) };
  const fields = fieldsOfAddress(type, address);
  if (typeof fields === 'string') return { type, address };
  const { success, data } = targetInput.safeParse({ [targetTypeOf(type)]: fields });
  return { type, address: success ? addressOf(data) : address };
}

/**
 * What a table says of a target, put over the one on file: a table has no columns for headers, certificates and the like, and
 * what it does not name stays as it is. Another type of target begins anew.
 */
export function tableTarget(
  texts: CellTexts,
  named: ProbeType | undefined,
  place: Place,
): TargetSource | undefined {
  if (ofTarget.every(name => texts[name] === undefined)) return undefined;
  return current => {
    const type = named ?? (current && probeTypeOf(current));
    const problem = (name: ColumnName, message: string): { problems: RowProblem[] } => ({
      problems: [{ ...place([name]), message }],
    });
    // A type that nobody knows was told with the row.
    if (type === undefined)
      return texts.type ? { problems: [] } : problem('type', 'A type is needed.');
    const known = current !== undefined && probeTypeOf(current) === type ? current : undefined;
    const address =
      texts.address === undefined ? addressFrom(known) : fieldsOfAddress(type, texts.address);
    if (typeof address === 'string') return problem('address', address);
    const strange =
      type === 'HTTP'
        ? undefined
        : ofHttp.find(name => !saysNothing[name]?.test(texts[name] ?? ''));
    if (strange !== undefined)
      return problem(strange, `Only an HTTP probe has this; for ${type} leave the cell empty.`);
    return {
      target: {
        [targetTypeOf(type)]: {
          ...without(known),
          ...address,
          ...(type === 'HTTP' && httpFields(texts)),
        },
      },
      problems: [],
    };
  };
}

const addressFrom = (known: Target | undefined): Readonly<Record<string, unknown>> | string =>
  known === undefined ? 'An address is needed.' : {};

/** The fields of a target, with its secrets, for they do not leave this process. */
function without(known: Target | undefined): Readonly<Record<string, unknown>> {
  if (known === undefined) return {};
  const { type: _, ...fields } = known;
  return fields;
}

/** An empty cell means that there is none, of a method and a status the usual one. */
const httpFields = (texts: CellTexts): Readonly<Record<string, unknown>> => ({
  ...(texts.method !== undefined && { method: texts.method.toUpperCase() || null }),
  ...(texts.body !== undefined && { body: texts.body || null }),
  ...(texts.expectedBody !== undefined && { expectedBody: texts.expectedBody || null }),
  ...(texts.expectedStatus !== undefined && {
    // GORM writes 0 for what is not set.
    expectedStatus: /^0?$/u.test(texts.expectedStatus)
      ? null
      : texts.expectedStatus.replace(/\.0+$/u, ''),
  }),
});
