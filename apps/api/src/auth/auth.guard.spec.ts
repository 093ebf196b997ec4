import { Controller, Get, Logger } from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sqlite } from '../platform/database/testing/sqlite.js';
import { Public } from '../platform/public.js';
import { AuthGuard } from './auth.guard.js';
import { SessionService } from './session.service.js';
import { type AuthRoom, AuthRooms } from './testing/auth-room.js';

@Controller('mixed')
class MixedController {
  @Get('closed')
  closed(): string {
    return 'closed';
  }

  @Public()
  @Get('open')
  open(): string {
    return 'open';
  }
}

@Public()
@Controller('public')
class PublicController {
  @Get()
  open(): string {
    return 'open';
  }
}

describe('AuthGuard', () => {
  let rooms: AuthRooms;
  let room: AuthRoom;
  let app: NestExpressApplication;
  beforeAll(async () => {
    vi.spyOn(Logger.prototype, 'error').mockReturnValue();
    rooms = await AuthRooms.open(sqlite);
    room = await rooms.next();
    const module = await Test.createTestingModule({
      controllers: [MixedController, PublicController],
      providers: [
        { provide: SessionService, useValue: room.sessions },
        { provide: APP_GUARD, useClass: AuthGuard },
      ],
    }).compile();
    app = module.createNestApplication<NestExpressApplication>({ logger: false });
    await app.listen(0, '127.0.0.1');
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await rooms.close();
  });
  const get = async (path: string, authorization = '') => {
    const response = await fetch(`${await app.getUrl()}${path}`, { headers: { authorization } });
    return [response.status, await response.text()];
  };

  it('opens a route that is public, by itself or with all of its controller', async () => {
    expect(await get('/mixed/open')).toEqual([200, 'open']);
    expect(await get('/public')).toEqual([200, 'open']);
  });

  it('closes every other route to strangers', async () => {
    const [status, body] = await get('/mixed/closed', 'Bearer x');
    expect([status, body]).toEqual([401, expect.stringContaining('Sign in first')]);
  });

  it('opens it to who is signed in', async () => {
    const id = await room.addUser();
    const { token } = await room.sessions.open(await room.rows.findOneByOrFail({ id }));
    expect(await get('/mixed/closed', `Bearer ${token}`)).toEqual([200, 'closed']);
  });

  it('lets nothing through over a transport that we do not serve', async () => {
    const context = new ExecutionContextHost([], MixedController, MixedController.prototype.closed);
    context.setType('rpc');
    const guard = new AuthGuard(new Reflector(), room.sessions);
    expect(await guard.canActivate(context)).toBe(false);
  });
});
