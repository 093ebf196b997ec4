import { Clock } from '@dialtone/engine';
import { parseProbeInput, type Probe, type ProbeDraft, type ProbeInput } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config.js';
import { badInput, notFound } from '../platform/errors.js';
import { judgeTarget } from './judged-target.js';
import { cronOf } from './probe-from-row.js';
import { parsePatch, type ProbePatch } from './probe-patch.js';
import { ProbeRegister } from './probe-register.js';
import { ProbeStore } from './probe-store.js';
import { storeDraft } from './probe-to-row.js';

/** Every way of changing the probes on file. Each change is committed before it is said. */
@Injectable()
export class ProbeService {
  constructor(
    private readonly store: ProbeStore,
    private readonly register: ProbeRegister,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * @param onFile the fields of the target whose secrets an input may leave as they are
   * @throws UserError with every problem of the input
   */
  judge(input: ProbeInput, onFile: object = {}): ProbeDraft {
    const { target, problems } = judgeTarget(input.target, { ...onFile });
    const parsed = parseProbeInput({ ...input, target }, this.config.timeZone);
    if (!parsed.ok) throw badInput([...parsed.problems, ...problems]);
    if (problems.length > 0) throw badInput(problems);
    return parsed.value;
  }

  /** @param by the id of the user who does it */
  async create(input: ProbeInput, by: number): Promise<Probe> {
    const draft = this.judge(input);
    const { columns, parts } = storeDraft(draft, { type: null, parts: {} });
    return this.register.saved(await this.store.insert(columns, parts, by, this.now()), 'created');
  }

  async update(id: number, patch: ProbePatch, by: number): Promise<Probe> {
    const stored = await this.store.update(
      id,
      ({ row, parts }) => {
        const current = { cron: cronOf(row, parts), timeoutMs: parts.timeoutMs };
        const { target, problems } = judgeTarget(patch.target, parts);
        const whole = target === undefined ? patch : { ...patch, target };
        const parsed = parsePatch(whole, current, this.config.timeZone);
        if (!parsed.ok) throw badInput([...parsed.problems, ...problems]);
        if (problems.length > 0) throw badInput(problems);
        return storeDraft(parsed.value, { type: row.type, parts });
      },
      by,
      this.now(),
    );
    if (stored === undefined) throw notFound('probe', id);
    return this.register.saved(stored, 'updated');
  }

  /** @returns the probes that are on file among those asked for */
  async setEnabled(ids: readonly number[], enabled: boolean, by: number): Promise<Probe[]> {
    const stored = await this.store.setEnabled(ids, enabled, by, this.now());
    return stored.map(one => this.register.saved(one, 'updated'));
  }

  /** @returns the ids that were on file among those asked for */
  async delete(ids: readonly number[], by: number): Promise<number[]> {
    const deleted = await this.store.delete(ids, by, this.now());
    for (const id of deleted) this.register.removed(id);
    return deleted;
  }

  private now(): Date {
    return new Date(this.clock.now());
  }
}
