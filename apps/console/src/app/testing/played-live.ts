import { signal } from '@angular/core';
import type {
  CheckFinishedSubscription,
  ProbeChangedSubscription,
  ProbeUpdatesSubscription,
  TypedDocumentString,
} from '../core/gql/graphql';

export type Heard = CheckFinishedSubscription | ProbeChangedSubscription | ProbeUpdatesSubscription;

/** The live connection as a spec plays it. */
export class PlayedLive {
  readonly state = signal('live');
  readonly downSince = signal(undefined);
  readonly healed = signal(0);
  readonly open: { text: string; variables: unknown; next: (answer: Heard) => void }[] = [];

  subscribe(
    document: TypedDocumentString<Heard, unknown>,
    variables: unknown,
    next: (answer: Heard) => void,
  ): () => void {
    const subscription = { text: document.toString(), variables, next };
    this.open.push(subscription);
    return () => this.open.splice(this.open.indexOf(subscription), 1);
  }

  say(name: 'checkFinished' | 'probeChanged' | 'probeUpdates', answer: Heard): void {
    for (const { text, next } of this.open) if (text.includes(name)) next(answer);
  }
}
