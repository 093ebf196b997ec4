import type { Probe } from '@dialtone/model';
import type { SourceRow } from './source-row.js';

/** Which probe on file a row is about. */
export type Match =
  | {
      readonly kind: 'one';
      readonly by: 'id' | 'name';
      readonly probe: Probe;
      readonly mark: string;
    }
  | { readonly kind: 'none'; readonly key: string; readonly note?: string }
  | { readonly kind: 'several'; readonly ids: readonly number[] };

interface OnFile {
  readonly probe: Probe;
  /** Equal marks mean an unchanged probe. */
  readonly mark: string;
}

type Identity = Pick<Probe, 'name'> & { readonly type?: string; readonly address?: string };

/** Name, type and address: what people know a probe by. */
export const keyOf = ({ name, type, address }: Identity): string =>
  JSON.stringify([name.trim(), type ?? '', address ?? '']);

/**
 * Finds the probe of a row by its id, and where that is not on file, by name, type and address: a file may come from another
 * installation, whose ids say nothing here.
 */
export class Matching {
  private readonly byId = new Map<number, OnFile>();
  private readonly byKey = new Map<string, OnFile[]>();

  /** The probes as they are now; who changes one later is found out by its mark. */
  constructor(probes: Iterable<OnFile>) {
    for (const onFile of probes) {
      this.byId.set(onFile.probe.id, onFile);
      const key = keyOf(onFile.probe);
      const same = this.byKey.get(key);
      if (same === undefined) this.byKey.set(key, [onFile]);
      else same.push(onFile);
    }
  }

  of({ id, fields, type, address }: SourceRow): Match {
    const known = id === undefined ? undefined : this.byId.get(id);
    if (known !== undefined) return { kind: 'one', by: 'id', ...known };
    const { name } = fields;
    const key = keyOf({
      name: typeof name === 'string' ? name : '',
      ...(type !== undefined && { type }),
      ...(address !== undefined && { address }),
    });
    const [first, ...others] = this.byKey.get(key) ?? [];
    if (first === undefined)
      return { kind: 'none', key, ...(id !== undefined && { note: unknownId(id) }) };
    return others.length === 0
      ? { kind: 'one', by: 'name', ...first }
      : { kind: 'several', ids: [first, ...others].map(({ probe }) => probe.id) };
  }
}

const unknownId = (id: number): string =>
  `There is no probe ${id} here: a new one gets an id of its own.`;
