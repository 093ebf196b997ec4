import type { Subject } from '@dialtone/model';
import type { ResultWholeFragment } from '../../../core/gql/graphql';
import { answerPoints, bodyPoints, headerPoints } from './http-points';
import { dnsPoints, icmpPoints, talkPoints, tlsPoints } from './peer-points';
import { limited, type Point, textPoints } from './point';

/** The parts of an answer that can be pointed into. */
export const pointGroups = ['answer', 'headers', 'body', 'time', 'tls', 'dns', 'icmp', 'talk', 'grpc'] as const; // prettier-ignore
export type PointGroup = (typeof pointGroups)[number];
export interface Pointed {
  readonly group: PointGroup;
  readonly points: readonly Point[];
}

type Result = ResultWholeFragment;

/** Everything of an answer that one of these subjects looks at, in the order in which a page shows it. */
export function pointsOf(result: Result, subjects: readonly Subject[]): Pointed[] {
  const { evidence } = result;
  const seen: Readonly<Record<PointGroup, readonly Point[]>> = {
    answer: answerPoints(evidence?.http),
    headers: headerPoints(evidence?.http),
    body: bodyPoints(evidence?.http),
    time: timePoints(result),
    tls: tlsPoints(evidence?.tls, Date.parse(result.startedAt)),
    dns: dnsPoints(evidence?.dns),
    icmp: icmpPoints(evidence?.icmp),
    talk: talkPoints(evidence?.talk),
    grpc: textPoints('SERVING', evidence?.grpc?.serving),
  };
  return pointGroups
    .map(group => ({
      group,
      points: seen[group].filter(({ subject }) => subjects.includes(subject)),
    }))
    .filter(({ points }) => points.length > 0);
}

const timePoints = ({ latencyMs, phases }: Result): Point[] => [
  limited('LATENCY', latencyMs),
  ...phases.map(({ name, durationMs }) => limited('PHASE_LATENCY', durationMs, name)),
];
