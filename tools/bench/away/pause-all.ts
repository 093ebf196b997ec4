import { type Fleet, idsOf } from '../fleet/fleet.ts';

interface Answer<T> {
  readonly data?: T | null;
  readonly errors?: readonly { readonly message: string }[];
}

/** Pauses every probe of a fleet, as a person would. */
export async function pauseAll(url: string, fleet: Fleet): Promise<void> {
  const { login } = await ask<{ login: { token: string } }>(url, {
    query: 'mutation { login(username: "admin", password: "correct horse") { token } }',
  });
  await ask(
    url,
    {
      query: 'mutation ($ids: [ID!]!) { setProbesEnabled(ids: $ids, enabled: false) { id } }',
      variables: { ids: idsOf(fleet).map(String) },
    },
    login.token,
  );
}

async function ask<T>(url: string, question: object, token?: string): Promise<T> {
  const response = await fetch(`${url.replace(/\/$/u, '')}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(question),
  });
  const { data, errors } = (await response.json()) as Answer<T>;
  if (data == null) throw new Error(errors?.map(({ message }) => message).join(' '));
  return data;
}
