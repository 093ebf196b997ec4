import { CheckFinished, On, ProbeRemoved, ProbeSaved } from '@dialtone/engine';
import { ById, type CertificateSight, type Target } from '@dialtone/model';
import { Injectable } from '@nestjs/common';

/** The certificate of a target that ends first of all that its server showed. */
export interface NextEnd {
  readonly probeId: number;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
  readonly subject: string;
  readonly issuer: string;
}

/**
 * When the certificates end that the targets showed last. Nothing of it is on file: after a start a target's certificate is
 * unknown until its next check.
 */
@Injectable()
export class Certificates {
  private readonly ends = new ById<NextEnd>();
  /** A healthy server shows the same chain at every check, and it comes as the same object. */
  private readonly chains = new WeakMap<readonly CertificateSight[], CertificateSight>();

  @On(CheckFinished)
  note({ probe: { id }, outcome }: CheckFinished): void {
    const chain = outcome.sight?.tls?.chain;
    if (chain === undefined || chain.length === 0) return;
    const next = this.earliest(chain);
    if (next === undefined || this.ends.get(id)?.endsAt === next.endsAt) return;
    const { endsAt, subject, issuer } = next;
    this.ends.set(id, { probeId: id, endsAt, subject, issuer });
  }

  /** Another target need not show the same. */
  @On(ProbeSaved)
  reset({ probe, cause }: ProbeSaved): void {
    if (cause === 'updated') this.ends.delete(probe.id);
  }

  @On(ProbeRemoved)
  forget({ probe }: ProbeRemoved): void {
    this.ends.delete(probe.id);
  }

  get known(): number {
    return this.ends.size;
  }

  has(probeId: number): boolean {
    return this.ends.has(probeId);
  }

  /** Those that end next, the first first. */
  next(first: number): NextEnd[] {
    return [...this.ends.values()]
      .sort((one, other) => one.endsAt - other.endsAt || one.probeId - other.probeId)
      .slice(0, first);
  }

  private earliest(chain: readonly CertificateSight[]): CertificateSight | undefined {
    const known = this.chains.get(chain);
    if (known !== undefined) return known;
    const [leaf, ...others] = chain;
    if (leaf === undefined) return undefined;
    const next = others.reduce((one, other) => (other.endsAt < one.endsAt ? other : one), leaf);
    this.chains.set(chain, next);
    return next;
  }
}

/** Whether a check of this target sees a certificate. */
export function showsCertificate(target: Target): boolean {
  if ('security' in target) return target.security !== 'PLAIN';
  return 'url' in target && /^(?:https|wss):/iu.test(target.url);
}
