import { checkers, createEgress } from '@dialtone/checkers';
import { Bus, EgressRefused, EngineModule } from '@dialtone/engine';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { AnnotationModule } from './annotation/annotation.module.js';
import { AuditModule } from './audit/audit.module.js';
import { OperationLog } from './audit/operation-log.js';
import { AuthModule } from './auth/auth.module.js';
import { SocketSessions } from './auth/socket-sessions.js';
import { Boot } from './boot.js';
import { entities } from './entities.js';
import { MaintenanceModule } from './maintenance/maintenance.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { Config } from './platform/config.js';
import { ConfigModule } from './platform/config.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { FailureFilter } from './platform/graphql/failure.filter.js';
import { GraphqlHooks, graphqlModule } from './platform/graphql/graphql.module.js';
import { Sockets } from './platform/graphql/sockets.js';
import { HealthController } from './platform/health.controller.js';
import { Health } from './platform/health.js';
import { HeapThrift } from './platform/heap-thrift.js';
import { ProductInfoResolver } from './platform/product-info.resolver.js';
import { Readiness } from './platform/readiness.js';
import { OverviewModule } from './overview/overview.module.js';
import { ProbeModule } from './probe/probe.module.js';
import { ResultModule } from './result/result.module.js';
import { TransferModule } from './transfer/transfer.module.js';

/** Whom every request passes: the guard of the sockets, and the keeper of the records. */
@Module({
  imports: [AuthModule, AuditModule],
  providers: [
    {
      provide: GraphqlHooks,
      inject: [SocketSessions, OperationLog],
      useFactory: ({ onConnect }: SocketSessions, { audit }: OperationLog): GraphqlHooks => ({
        onConnect,
        transformSchema: audit,
      }),
    },
  ],
  exports: [GraphqlHooks],
})
class GraphqlRooms {}

/** The table of contents, floor by floor. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.of(config),
        EngineModule.forRoot({
          inject: [Config, Bus],
          useFactory: ({ egress, timeZone, checksAtOnce }: Config, bus: Bus) => ({
            checkers,
            egress: createEgress(egress, refusal => {
              bus.publish(new EgressRefused(refusal));
            }),
            timeZone,
            checksAtOnce,
          }),
        }),
        ScheduleModule.forRoot(),
        DatabaseModule.of(entities),
        GraphqlRooms,
        graphqlModule(GraphqlRooms),
        AuthModule,
        AuditModule,
        ProbeModule,
        MaintenanceModule,
        AnnotationModule,
        ResultModule,
        TransferModule,
        MetricsModule,
        OverviewModule,
      ],
      controllers: [HealthController],
      providers: [
        Boot,
        Health,
        HeapThrift,
        ProductInfoResolver,
        Readiness,
        Sockets,
        { provide: APP_FILTER, useClass: FailureFilter },
      ],
    };
  }
}
