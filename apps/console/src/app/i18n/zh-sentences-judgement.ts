import type { SentenceBooks, SentencePair } from '../core/sentence-book';
import { expectations } from './zh-expectations';

/** What an expectation found that does not hold. */
export const judgement = [
  ['the target answers as expected, and must not', '目标按期望应答，而它不应如此'],
  ['expected {expectation}, but {was}', '期望{expectation}，但{was}'],
] as const;

const was = [
  ['there is none', '没有该值'],
  ['it is {value} bytes', '实际为 {value} 字节'],
  ['it is {value} days', '实际为 {value} 天'],
  ['it is {value} s', '实际为 {value} 秒'],
  ['it is {value} ms', '实际为 {value} 毫秒'],
  ['it is {value}', '实际为 {value}'],
  ['the body is no JSON', '响应体不是 JSON'],
  ['there is nothing at {path}', '{path} 处没有值'],
  ['{value} is no date', '{value} 不是日期'],
  ['trusted', '受信任'],
  ['not trusted', '不受信任'],
] as const;

/** `BODY_SIZE` is `body size` in a sentence. */
const wordsOf = (name: string): string => name.toLowerCase().replaceAll('_', ' ');

/** As the API says it, where that is more than the name. */
const comparisonWords: Readonly<Record<string, string>> = {
  LESS: 'less than',
  GREATER: 'greater than',
};

/** The texts of the form that begin so, by the rest of their keys. */
const textsOf = (kind: 'comparison' | 'subject'): (readonly [name: string, text: string])[] =>
  Object.entries(expectations).flatMap(([key, text]) =>
    key.startsWith(`${kind}.`) ? [[key.slice(kind.length + 1), text] as const] : [],
  );

/** How an expectation reads in a few words: `status equals 200`. */
const expectation = textsOf('comparison').flatMap(([name, text]): SentencePair[] => {
  const english = `{subject} ${comparisonWords[name] ?? wordsOf(name)}`;
  if (name === 'BETWEEN')
    return [[`${english} {least} and {most}`, `{subject}${text} {least} 与 {most} 之间`]];
  return [
    [english, `{subject}${text}`],
    [`${english} {value}`, `{subject}${text} {value}`],
  ];
});

const subject = textsOf('subject').flatMap(([name, text]): SentencePair[] => [
  [wordsOf(name), text],
  [`${wordsOf(name)} {name}`, `${text} {name} `],
]);

/** How what was found is told, and what was expected, in Chinese. */
export const judgementSentences = { was, expectation, subject } as const satisfies SentenceBooks;
