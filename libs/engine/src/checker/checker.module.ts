import { Module } from '@nestjs/common';
import { CheckRunner } from './check-runner.js';
import { RefusalLog } from './refusal-log.js';

@Module({ providers: [CheckRunner, RefusalLog], exports: [CheckRunner] })
export class CheckerModule {}
