import { administrator } from './api-process.js';

/** Asks the API as a program does. @throws Error with what it refuses */
export async function ask<T>(
  url: string,
  query: string,
  variables: object,
  token?: string,
): Promise<T> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

/** @returns a token */
export async function signInByApi(url: string): Promise<string> {
  const { login } = await ask<{ login: { token: string } }>(
    url,
    'mutation ($username: String!, $password: String!) { login(username: $username, password: $password) { token } }',
    administrator,
  );
  return login.token;
}
