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
  /** User names, client ids, scopes. */
  name: 500,
  secret: 8192,
  scopes: 20,
  pem: 65_536,
  override: 300,
  overrides: 20,
  steps: 30,
  step: 8192,
  /** The most that a body may be asked to be read. */
  answerBytes: 16_777_216,
} as const;
