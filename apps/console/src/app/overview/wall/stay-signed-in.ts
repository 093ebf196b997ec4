import { inject } from '@angular/core';
import { Api } from '../../core/api';
import { RenewSessionDocument } from '../../core/gql/graphql';
import { Session } from '../../core/session';

const lookMs = 600_000;
/** A session that ends sooner is renewed. */
const soonMs = 4 * 3_600_000;

/**
 * Renews the session of a screen that nobody stands before, as long as the API lets it.
 * @returns what stops it
 */
export function staySignedIn(): () => void {
  const [api, session] = [inject(Api), inject(Session)];
  const look = async (): Promise<void> => {
    const endsAt = session.expiresAt();
    if (endsAt === undefined || Date.parse(endsAt) - Date.now() > soonMs) return;
    try {
      const { renewSession } = await api.request(RenewSessionDocument, {});
      if (Date.parse(renewSession.expiresAt) > Date.parse(endsAt)) session.begin(renewSession);
    } catch {
      // The API is away, or does not want to: it is asked again, and the screen says when its time runs out.
    }
  };
  void look();
  const timer = setInterval(() => void look(), lookMs);
  return () => {
    clearInterval(timer);
  };
}
