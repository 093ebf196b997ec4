import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  ServiceUnavailableException,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { UserError } from '../platform/errors.js';
import { callerOf } from './caller.js';
import { DatabaseAway } from './database-away.js';
import { publicKey } from '../platform/public.js';
import { SessionService } from './session.service.js';

/** Every query, mutation, subscription and route needs a user, unless it is marked `@Public()`. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.isPublic(context)) return true;
    const caller = callerOf(context);
    if (caller === undefined) return false;
    try {
      caller.user = (await this.sessions.authenticate(caller.authorization)).user;
      return true;
    } catch (error) {
      throw context.getType() === 'http' ? httpError(error) : error;
    }
  }

  private isPublic(context: ExecutionContext): boolean {
    const marks = [context.getHandler(), context.getClass()];
    return this.reflector.getAllAndOverride<true | undefined>(publicKey, marks) ?? false;
  }
}

/** Plain routes answer in Nest's own errors. */
function httpError(error: unknown): unknown {
  if (error instanceof DatabaseAway) return new ServiceUnavailableException(error.message);
  return error instanceof UserError && error.code === 'UNAUTHENTICATED'
    ? new UnauthorizedException(error.message)
    : error;
}
