import { headerLimits } from './header.js';

/** How much a target may hold. Characters, not bytes, but for the body. */
export const targetLimits = {
  url: 2048,
  headers: 50,
  headerName: headerLimits.name,
  headerValue: headerLimits.value,
  bodyBytes: 65_536,
  expectedStatus: 200,
  expectedBody: 4096,
  expectedAnswers: 50,
  answer: 1024,
  echoCount: 20,
} as const;
