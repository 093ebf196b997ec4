import type { FinishedEnding, VerdictEnding } from '@dialtone/history';
import type { Reason } from '@dialtone/model';
import { Field, Float, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/date-time.js';
import { type HistoryWindow, historyWindows } from './history-window.js';
import { ReasonEnum } from './result.graphql.js';

export const resultEndings = ['UP', 'DEGRADED', 'DOWN', 'INTERNAL'] as const;
export type ResultEnding = (typeof resultEndings)[number];
export const ResultEndingEnum = Object.fromEntries(resultEndings.map(ending => [ending, ending]));
registerEnumType(ResultEndingEnum, {
  name: 'ResultEnding',
  description:
    'How a check ended. DEGRADED: up, but outside a limit that only warns. INTERNAL: our own failure, which says ' +
    'nothing of the target.',
});

/** As the history has them. */
export const storedEndings: Readonly<Record<ResultEnding, FinishedEnding>> = {
  UP: 'up',
  DEGRADED: 'degraded',
  DOWN: 'down',
  INTERNAL: 'internal',
};

export const verdicts = ['UP', 'DEGRADED', 'DOWN', 'PAUSED'] as const;
export type TransitionEnding = (typeof verdicts)[number];
export const TransitionEndingEnum = Object.fromEntries(verdicts.map(verdict => [verdict, verdict]));
registerEnumType(TransitionEndingEnum, {
  name: 'TransitionEnding',
  description:
    'What a target was found to be. DEGRADED: up, but outside a limit that only warns. PAUSED: nobody looked at it.',
});
export const shownVerdicts: Readonly<Record<VerdictEnding, TransitionEnding>> = {
  up: 'UP',
  degraded: 'DEGRADED',
  down: 'DOWN',
  paused: 'PAUSED',
};

export const HistoryWindowEnum = Object.fromEntries(
  Object.keys(historyWindows).map(name => [name, name as HistoryWindow]),
);
registerEnumType(HistoryWindowEnum, {
  name: 'HistoryWindow',
  description: 'The last hour, 24 hours, 7, 30, 90 or 365 days.',
});

@InputType({ description: 'What results must be; what is absent may be anything.' })
export class ResultFilter {
  @Field(() => [ResultEndingEnum], { nullable: true })
  endings?: ResultEnding[] | null;

  @Field(() => [ReasonEnum], { nullable: true })
  reasons?: Reason[] | null;

  @Field(() => [Int], { nullable: true })
  httpStatuses?: number[] | null;

  @Field(() => Float, { nullable: true })
  minLatencyMs?: number | null;

  @Field(() => Float, { nullable: true })
  maxLatencyMs?: number | null;

  @Field(() => DateTime, { nullable: true, description: 'Started then or later.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Started before.' })
  until?: Date | null;
}
