import { Clock, On, ProbeRemoved, ProbeStateChanged } from '@dialtone/engine';
import { HistoryReader, lengthMs } from '@dialtone/history';
import { Injectable } from '@nestjs/common';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import { ProbeStates } from '../probe/probe-states.js';
import { type Turn, turnOfHistory, verdictNamed } from './turn.js';

/** So many are remembered. */
const most = 100;
const lookBackMs = 7 * lengthMs.days;

/** What turned into something else last, of all probes: as it is heard, and from the history what was before this start. */
@Injectable()
export class ChangeLog {
  private heard: Turn[] = [];
  private before: Promise<readonly Turn[]> | undefined;
  private readonly startedAt: number;

  constructor(
    private readonly reader: HistoryReader,
    private readonly catalog: ProbeCatalog,
    private readonly states: ProbeStates,
    private readonly clock: Clock,
  ) {
    this.startedAt = clock.now();
  }

  /** Newest first. */
  async newest(first: number): Promise<Turn[]> {
    const all = [...this.heard, ...(await this.fromHistory())];
    return all.filter(({ probeId }) => this.catalog.get(probeId) !== undefined).slice(0, first);
  }

  /** A first look is no turn: nothing was known before. */
  @On(ProbeStateChanged)
  note({ probe, from, to }: ProbeStateChanged): void {
    const [before, ending] = [verdictNamed(from), verdictNamed(to)];
    if (before === undefined || ending === undefined) return;
    const { since, reason } = this.states.seen(probe);
    const at = since ?? this.clock.now();
    const turn = { probeId: probe.id, at, ending, before, message: reason };
    this.heard = [turn, ...this.heard].slice(0, most);
  }

  @On(ProbeRemoved)
  forget({ probe: { id } }: ProbeRemoved): void {
    this.heard = this.heard.filter(({ probeId }) => probeId !== id);
  }

  private async fromHistory(): Promise<readonly Turn[]> {
    this.before ??= this.read();
    return this.before;
  }

  private async read(): Promise<readonly Turn[]> {
    const window = { from: this.startedAt - lookBackMs, until: this.startedAt };
    try {
      const { newest } = await this.reader.turns({
        ...window,
        probeIds: this.catalog.ids(),
        first: most,
      });
      return newest.flatMap(turn => turnOfHistory(turn) ?? []);
    } catch (error) {
      // The database is away, perhaps: the next who asks tries again.
      this.before = undefined;
      throw error;
    }
  }
}
