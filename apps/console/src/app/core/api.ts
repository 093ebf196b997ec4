import { inject, Injectable } from '@angular/core';
import { ApiError, errorIn } from './api-error';
import type { TypedDocumentString } from './gql/graphql';
import { plainErrorIn } from './plain-error';
import { Session } from './session';

/** Asks the API. A document brings the types of its variables and of its answer. */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly session = inject(Session);

  /** @throws ApiError when the API refuses, fails, or cannot be reached */
  async request<Answer, Variables>(
    document: TypedDocumentString<Answer, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): Promise<Answer> {
    const token = this.session.token();
    const answer = await post({ query: document.toString(), variables }, token, signal);
    const error = errorIn(answer);
    if (error !== undefined) {
      if (error.code === 'UNAUTHENTICATED' && token !== undefined) this.session.end();
      throw error;
    }
    // The document's type is the contract's word on what `data` holds.
    return (answer as { data: Answer }).data;
  }

  /**
   * Asks a plain route: for a file, or with one.
   * @throws ApiError as `request` does
   */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const token = this.session.token();
    const headers = new Headers(init.headers);
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    const response = await reached(path, { ...init, headers });
    if (response.ok) return response;
    const error = await plainErrorIn(response);
    if (error.code === 'UNAUTHENTICATED' && token !== undefined) this.session.end();
    throw error;
  }
}

async function reached(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new ApiError('UNREACHABLE', error instanceof Error ? error.message : String(error));
  }
}

async function post(body: unknown, token: string | undefined, signal?: AbortSignal) {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
      ...(signal !== undefined && { signal }),
    });
    const answer: unknown = await response.json();
    if (isAnswer(answer)) return answer;
    throw new ApiError('UNREACHABLE', `HTTP ${response.status}`);
  } catch (error) {
    if (error instanceof ApiError || signal?.aborted === true) throw error;
    // A network that failed, or a proxy's page where JSON was expected.
    throw new ApiError('UNREACHABLE', error instanceof Error ? error.message : String(error));
  }
}

const isAnswer = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ('data' in value || 'errors' in value);
