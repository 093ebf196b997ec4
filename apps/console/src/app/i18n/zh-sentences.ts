import { SentenceBook } from '../core/sentence-book';
import { checkSentences } from './zh-sentences-check';
import { inputSentences } from './zh-sentences-input';

/** What the API says in English, in Chinese, by kind. */
export const zhBooks = { ...checkSentences, ...inputSentences };

export const zhSentences = new SentenceBook(zhBooks, ['check', 'input', 'was']);
