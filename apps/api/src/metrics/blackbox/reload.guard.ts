import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import type { Request } from 'express';
import { SessionService } from '../../auth/session.service.js';
import { Config } from '../../platform/config.js';
import { UserError } from '../../platform/errors.js';
import { bears } from '../token.js';

/** For whoever bears the token of the metrics, and for whoever is signed in; nobody else. */
@Injectable()
export class ReloadGuard implements CanActivate {
  constructor(
    private readonly config: Config,
    private readonly sessions: SessionService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { authorization } = context.switchToHttp().getRequest<Request>().headers;
    const { metricsToken } = this.config;
    if (metricsToken !== undefined && bears(authorization, metricsToken)) return true;
    try {
      await this.sessions.authenticate(authorization);
      return true;
    } catch (error) {
      // Anything else says that nobody can tell now, and is answered as the failure that it is.
      if (error instanceof UserError && error.code === 'UNAUTHENTICATED')
        throw new UnauthorizedException(error.message);
      throw error;
    }
  }
}
