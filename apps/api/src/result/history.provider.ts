import { Clock } from '@dialtone/engine';
import { type History, HistoryDesk, HistoryReader, openHistory } from '@dialtone/history';
import { Injectable, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '../platform/config.js';

/** The history while the process runs. It is closed when all that had to be written is. */
@Injectable()
export class OpenHistory implements OnApplicationShutdown {
  constructor(readonly history: History) {}

  async onApplicationShutdown(): Promise<void> {
    await this.history.close();
  }
}

/** What writes the history and what reads it, in a thread beside the checks. */
export const historyProviders: Provider[] = [
  {
    provide: OpenHistory,
    // The data source is asked for although nothing of it is used: once it is there, so are the tables.
    inject: [Config, Clock, DataSource],
    useFactory: async ({ database, kept, location }: Config, clock: Clock) =>
      new OpenHistory(await openHistory({ place: database, kept, location, now: clock.now() })),
  },
  {
    provide: HistoryDesk,
    inject: [OpenHistory],
    useFactory: ({ history }: OpenHistory) => history.desk,
  },
  {
    provide: HistoryReader,
    inject: [OpenHistory],
    useFactory: ({ history }: OpenHistory) => history.reader,
  },
];
