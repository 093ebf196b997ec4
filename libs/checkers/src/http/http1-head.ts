import { STATUS_CODES } from 'node:http';
import { quote } from '@dialtone/model';
import type { AnswerHead } from './http-answer.js';

/** What came is not HTTP/1; the message is the end of a sentence. */
export class NotHttp extends Error {}

const statusLine = /^HTTP\/(\d\.\d)[ \t]+(\d{3})(?:[ \t]+(.*))?$/u;

/**
 * Looks at the beginning of an answer whose head is not whole yet.
 * @returns whether its status line is there, so that nobody needs to look again
 * @throws NotHttp as soon as it cannot be one
 */
export function hasStatusLine(text: string): boolean {
  const begun = withoutBlankLines(text);
  const end = begun.indexOf('\n');
  if (end >= 0) parseStatusLine(lineUpTo(begun, end));
  else if (!'HTTP/'.startsWith(begun.slice(0, 5))) throw oddBeginning(begun);
  return end >= 0;
}

/**
 * A status line and the headers below it, without the blank line at their end. Line feeds alone, folded lines, spaces
 * before the colon and control characters within values are understood, as browsers and curl understand them.
 * @throws NotHttp
 */
export function parseHead(text: string): AnswerHead {
  const block = withoutBlankLines(text);
  let end = lineEnd(block, 0);
  const { version, status, statusText } = parseStatusLine(lineUpTo(block, end));
  const fields: string[] = [];
  for (let at = end + 1; at < block.length; at = end + 1) {
    end = lineEnd(block, at);
    addField(fields, lineUpTo(block, end, at));
  }
  return { version, status, statusText, fields, text };
}

type StatusLine = Pick<AnswerHead, 'version' | 'status' | 'statusText'>;

/** The one that was read last: of most fleets nearly every one is the same. */
let last: (StatusLine & { readonly line: string }) | undefined;

function parseStatusLine(line: string): StatusLine {
  if (line !== last?.line) last = { line, ...parsed(line) };
  return last;
}

function parsed(line: string): StatusLine {
  const [, version, status, statusText = ''] = statusLine.exec(line) ?? [];
  if (version === undefined) throw oddBeginning(line);
  return {
    version: usual(version, '1.1'),
    status: Number(status),
    statusText: usual(statusText, STATUS_CODES[Number(status)]),
  };
}

/** Cut out of an answer, each would be a text of its own for as long as the answer is kept. */
const usual = (text: string, common: string | undefined): string =>
  text === common ? common : text;

function addField(fields: string[], line: string): void {
  const colon = line.indexOf(':');
  const isFolded = line.startsWith(' ') || line.startsWith('\t');
  if (isFolded && fields.length > 0) {
    fields.push(`${fields.pop() ?? ''} ${line.trim()}`.trim());
    return;
  }
  const name = line.slice(0, Math.max(colon, 0)).trim();
  if (name === '') throw new NotHttp(`a header has no name and value: ${quote(line, 60)}`);
  fields.push(name, line.slice(colon + 1).trim());
}

const lineEnd = (block: string, from: number): number => {
  const end = block.indexOf('\n', from);
  return end < 0 ? block.length : end;
};

const lineUpTo = (block: string, end: number, from = 0): string =>
  block.slice(from, end > from && block.charCodeAt(end - 1) === carriageReturn ? end - 1 : end);

const carriageReturn = 0x0d;

/** Some servers end the body before with one line too many. */
const withoutBlankLines = (text: string): string =>
  text.startsWith('\r') || text.startsWith('\n') ? text.replace(/^[\r\n]+/u, '') : text;

const oddBeginning = (text: string): NotHttp =>
  new NotHttp(`it begins ${quote(text.split('\n', 1)[0] ?? '', 60)}`);
