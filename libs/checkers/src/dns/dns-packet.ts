import { createRequire } from 'node:module';

/** Reads the data of records of one type. */
export interface Codec {
  /** @param at where the two bytes of the data's length stand */
  readonly decode: ((packet: Buffer, at: number) => unknown) & { readonly bytes: number };
}

interface DnsPacket {
  readonly name: {
    readonly decode: ((packet: Buffer, at: number) => string) & {
      /** Of the name that was read last, where it stood. */
      readonly bytes: number;
    };
  };
  /** One that takes the bytes as they are for a type that it does not know. */
  readonly record: (type: string) => Codec;
}

interface Types {
  /** `UNKNOWN_65` for a number without a name. */
  readonly toString: (type: number) => string;
  /** 0 for a name without a number. */
  readonly toType: (name: string) => number;
}

const require = createRequire(import.meta.url);

/** The parts of dns-packet 5.6 that its types leave out: a message is read record by record, so that none spoils another. */
export const { name: names, record: codecOf } = require('dns-packet') as DnsPacket;
export const types = require('dns-packet/types.js') as Types;
export const rcodes = require('dns-packet/rcodes.js') as {
  readonly toString: (rcode: number) => string;
};
