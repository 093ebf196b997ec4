import type { EchoRequest } from './echo.js';
import { type Complaint, headerBytes } from './echo-packet.js';

type Asked = Pick<EchoRequest, 'address' | 'size'>;

const sentences: Readonly<Record<Complaint, (asked: Asked) => string>> = {
  unreachable: ({ address }) => `${address} cannot be reached`,
  'too big': ({ address, size }) =>
    `an echo request of ${size + headerBytes} bytes is too big for the way to ${address}`,
  'too far': ({ address }) => `the way to ${address} is too long`,
};

/** What a router on the way says, or the host. */
export const refusalBy = (source: string, complaint: Complaint, asked: Asked): string =>
  `${sentences[complaint](asked)}, says ${source}`;

/** What the kernel says to sending, which comes as its text alone; undefined when it says nothing about the host. */
export function refusalOf({ message }: Error, asked: Asked): string | undefined {
  if (/^message too long/iu.test(message)) return sentences['too big'](asked);
  return kernelRefusals.test(message)
    ? `${asked.address} cannot be reached: ${message.toLowerCase()}`
    : undefined;
}

const kernelRefusals =
  /^(?:network is unreachable|no route to host|host is down|network is down|operation not permitted|permission denied|invalid argument|cannot assign requested address)/iu;

/** Whether the kernel says: not now. */
export const isForNow = ({ message }: Error): boolean =>
  /temporarily unavailable|no buffer space/iu.test(message);
