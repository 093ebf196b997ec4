import { Module } from '@nestjs/common';
import { CheckRunner } from './check-runner.js';

@Module({ providers: [CheckRunner], exports: [CheckRunner] })
export class CheckerModule {}
