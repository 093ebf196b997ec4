import { Module } from '@nestjs/common';
import { ProbeModule } from '../probe/probe.module.js';
import { AnnotationResolver } from './annotation.resolver.js';
import { AnnotationRetention } from './annotation-retention.js';
import { AnnotationStore } from './annotation-store.js';

/** What happened outside, such as deployments, to be seen beside what checks found. */
@Module({
  imports: [ProbeModule],
  providers: [AnnotationResolver, AnnotationRetention, AnnotationStore],
})
export class AnnotationModule {}
