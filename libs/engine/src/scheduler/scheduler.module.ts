import { Module } from '@nestjs/common';
import { Scheduler } from './scheduler.js';

@Module({ providers: [Scheduler], exports: [Scheduler] })
export class SchedulerModule {}
