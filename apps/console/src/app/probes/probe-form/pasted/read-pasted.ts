import { parseHostPort } from '@dialtone/model';
import { readAddress } from './address';
import { curlFilling } from './curl-filling';
import type { Pasted } from './filling';
import { type Command, shellWords } from './shell-words';

/** Reads whatever somebody has at hand: a URL, `host:port`, a name, a curl command; undefined when it says nothing. */
export function readPasted(text: string): Pasted | undefined {
  const line = text.trim().replace(/^(?:[$#>%]|PS>)\s+/u, '');
  const command = shellWords(line);
  const read = command && commands[programOf(command)];
  if (command !== undefined && read !== undefined) return read(command);
  // A text in quotes, or with the comma of the list that it stood in.
  return readAddress(line.replace(/^["'<`]+|["'>`,;]+$/gu, '').trim());
}

const programOf = ({ words: [word = ''] }: Command): string =>
  (word.split(/[/\\]/u).at(-1) ?? '').toLowerCase().replace(/\.exe$/u, '');

type Read = (command: Command) => Pasted | undefined;

/** A place written as two words: `nc -zv db 5432`. */
const place: Read = ({ words }) => {
  const [host, port] = words.slice(1).filter(word => !word.startsWith('-'));
  return host === undefined || port === undefined
    ? undefined
    : readAddress(`tcp://${host}:${port}`);
};

const ping: Read = ({ words }) => {
  const host = words.slice(1).findLast(word => parseHostPort(word) !== undefined);
  return host === undefined ? undefined : readAddress(`icmp://${host}`);
};

/** `dig @1.1.1.1 example.com MX +short` */
const dig: Read = ({ words }) => {
  const said = words.slice(1).filter(word => !/^[-+]/u.test(word));
  const server = said.find(word => word.startsWith('@'))?.slice(1) ?? '';
  const names = said.filter(word => !word.startsWith('@'));
  const question = names.length > 1 ? names.slice(0, 2) : [...names, 'A'];
  const read = readAddress(question.join(' '));
  if (read === undefined || server === '') return read;
  const { filling } = read;
  return {
    ...read,
    filling: { ...filling, target: { ...filling.target, resolver: server } },
  };
};

const commands: Readonly<Record<string, Read>> = {
  curl: command => curlFilling({ ...command, words: command.words.slice(1) }),
  dig,
  nc: place,
  ncat: place,
  ping,
  ping6: ping,
  telnet: place,
};
