import type { Probe } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config.js';
import { IcmpRights } from './icmp-rights.js';
import { probeFromRow } from './probe-from-row.js';
import type { StoredProbe } from './stored-probe.js';

/** Reads what is on file with the eyes of this process: its time zone, its rights. */
@Injectable()
export class ProbeReader {
  constructor(
    private readonly config: Config,
    private readonly icmp: IcmpRights,
  ) {}

  read({ row, parts }: StoredProbe): Probe {
    const { problem } = this.icmp;
    return probeFromRow(row, parts, {
      timeZone: this.config.timeZone,
      ...(problem !== undefined && { icmpProblem: problem }),
    });
  }
}
