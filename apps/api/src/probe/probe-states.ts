import {
  Bus,
  CheckFinished,
  On,
  ProbeRemoved,
  ProbeSaved,
  ProbeStateChanged,
} from '@dialtone/engine';
import { ById, type Outcome, type Probe } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { type Answer, type ProbeState, probeStates, stateOf, verdictOf } from './probe-state.js';

/** What a probe is seen as. */
export interface Seen {
  readonly state: ProbeState;
  readonly reason?: string | undefined;
  /** Milliseconds since 1970. */
  readonly since?: number | undefined;
}

interface Standing {
  readonly probe: Probe;
  readonly state: ProbeState;
}

/** What each probe is seen as, from the last answer of its target. */
@Injectable()
export class ProbeStates {
  private readonly answers = new ById<Answer>();
  private readonly standings = new ById<Standing>();
  private readonly counted = Object.fromEntries(probeStates.map(state => [state, 0])) as Record<
    ProbeState,
    number
  >;

  constructor(private readonly bus: Bus) {}

  of(probe: Probe): ProbeState {
    return stateOf(probe, this.answers.get(probe.id));
  }

  answer(probeId: number): Answer | undefined {
    return this.answers.get(probeId);
  }

  /** The state with why and since when, where the target's last answer makes it. */
  seen(probe: Probe): Seen {
    const [state, answer] = [this.of(probe), this.answers.get(probe.id)];
    if (!probe.valid) return { state, reason: probe.problem };
    return isAnswer(state) ? { state, reason: answer?.message, since: answer?.since } : { state };
  }

  /** Puts an answer from before this start in place; a newer one is not overwritten. */
  restore(probeId: number, answer: Answer): void {
    if (this.answers.has(probeId)) return;
    this.answers.set(probeId, answer);
  }

  counts(): Readonly<Record<ProbeState, number>> {
    return this.counted;
  }

  @On(ProbeSaved)
  keep({ probe }: ProbeSaved): void {
    // What a target was before a pause it need not be after it.
    if (!probe.enabled && this.standings.get(probe.id)?.probe.enabled === true)
      this.answers.delete(probe.id);
    this.stand({ probe, state: this.of(probe) });
  }

  @On(ProbeRemoved)
  forget({ probe }: ProbeRemoved): void {
    this.uncount(probe.id);
    this.standings.delete(probe.id);
    this.answers.delete(probe.id);
  }

  @On(CheckFinished)
  note({ probe: { id }, startedAt, outcome }: CheckFinished): void {
    // Our own failure says nothing of the target.
    if (!outcome.up && outcome.reason === 'INTERNAL') return;
    const before = this.answers.get(id);
    const same = before !== undefined && verdictOf(before) === verdictOf(outcome);
    // Most answers are good, and so was the one before.
    if (!same || verdictOf(outcome) !== 'UP')
      this.answers.set(id, answerOf(outcome, same ? before.since : startedAt.getTime()));
    this.judgeAgain(id);
  }

  private stand(standing: Standing): void {
    this.uncount(standing.probe.id);
    this.standings.set(standing.probe.id, standing);
    this.counted[standing.state] += 1;
  }

  private uncount(id: number): void {
    const standing = this.standings.get(id);
    if (standing !== undefined) this.counted[standing.state] -= 1;
  }

  private judgeAgain(id: number): void {
    const standing = this.standings.get(id);
    if (standing === undefined) return;
    const { probe, state: from } = standing;
    const to = this.of(probe);
    if (to === from) return;
    this.stand({ probe, state: to });
    this.bus.publish(new ProbeStateChanged(probe, from, to));
  }
}

/** Whether a state is what the target's last answer makes of it. */
const isAnswer = (state: ProbeState): boolean => ['UP', 'DEGRADED', 'DOWN'].includes(state);

function answerOf(outcome: Outcome, since: number): Answer {
  if (!outcome.up) return { up: false, since, message: outcome.message };
  const { degraded } = outcome;
  return degraded === undefined
    ? { up: true, since }
    : { up: true, since, degraded: true, message: degraded };
}
