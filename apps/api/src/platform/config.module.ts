import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Config } from './config.js';
import { SecretBox } from './secret-box.js';

/** Hands the environment's decisions, and the box that their secrets are kept in, to every room. */
@Global()
@Module({})
export class ConfigModule {
  static of(config: Config): DynamicModule {
    return {
      module: ConfigModule,
      providers: [{ provide: Config, useValue: config }, SecretBox],
      exports: [Config, SecretBox],
    };
  }
}
