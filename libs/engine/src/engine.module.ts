import { type DynamicModule, type FactoryProvider, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { EventEmitterModule } from '@nestjs/event-emitter';
import { Bus } from './bus.js';
import { BusListeners } from './bus-listeners.js';
import { CheckerModule } from './checker/checker.module.js';
import { Clock, SystemClock } from './clock.js';
import { EngineOptions } from './engine-options.js';
import { SchedulerModule } from './scheduler/scheduler.module.js';

/** The bus, the clock, and what runs on them. The same in the API and in a worker. */
@Global()
@Module({})
export class EngineModule {
  static forRoot(
    options: Pick<FactoryProvider<EngineOptions>, 'inject' | 'useFactory'>,
  ): DynamicModule {
    return {
      module: EngineModule,
      // Every open subscription listens, so the number of listeners says nothing about a leak.
      imports: [
        DiscoveryModule,
        EventEmitterModule.forRoot({ maxListeners: 0 }),
        SchedulerModule,
        CheckerModule,
      ],
      providers: [
        Bus,
        BusListeners,
        { provide: Clock, useClass: SystemClock },
        { provide: EngineOptions, ...options },
      ],
      exports: [Bus, Clock, EngineOptions, SchedulerModule, CheckerModule],
    };
  }
}
