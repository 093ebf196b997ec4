import { SentenceBook } from '../core/sentence-book';
import { checkSentences } from './zh-sentences-check';
import { inputSentences } from './zh-sentences-input';
import { refusalSentences } from './zh-sentences-refusal';

/** What the API says in English, in Chinese, by kind. */
export const zhBooks = { ...checkSentences, ...inputSentences, ...refusalSentences };

export const zhSentences = new SentenceBook(zhBooks, ['check', 'input', 'refusal', 'was']);
