import { icmpProblem } from '@dialtone/checkers';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';

/** Whether this process can send echo requests at all; looked at once, at start. */
@Injectable()
export class IcmpRights implements OnModuleInit {
  private readonly logger = new Logger(IcmpRights.name);
  private sentence: string | undefined;

  async onModuleInit(): Promise<void> {
    this.sentence = await icmpProblem();
    if (this.sentence !== undefined) this.logger.warn(this.sentence);
  }

  /** What stands in the way, with its remedy; undefined when nothing does. */
  get problem(): string | undefined {
    return this.sentence;
  }
}
