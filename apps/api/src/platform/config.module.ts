import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Callers } from './callers.js';
import { Config } from './config.js';
import { SecretBox } from './secret-box.js';

/** Hands the environment's decisions, and what follows from them alone, to every room. */
@Global()
@Module({})
export class ConfigModule {
  static of(config: Config): DynamicModule {
    return {
      module: ConfigModule,
      providers: [{ provide: Config, useValue: config }, Callers, SecretBox],
      exports: [Config, Callers, SecretBox],
    };
  }
}
