import { useCallback, useEffect, useState } from 'react';
import type {
  applicationResponse,
  environmentResponse,
  organizationResponse,
  tokenInfoResponse,
  userRoleResponse,
  valueResponse,
} from '../../api/shapes';
import { navigate } from './router';

export type Organization = ReturnType<typeof organizationResponse>;
export type Application = ReturnType<typeof applicationResponse>;
export type Environment = ReturnType<typeof environmentResponse>;
export type Member = ReturnType<typeof userRoleResponse>;
export type Token = ReturnType<typeof tokenInfoResponse>;
export type Value = ReturnType<typeof valueResponse>;

/** Calls the API as the signed-in person; the session cookie is all the console has. */
export async function call<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`https://api.humanitec.io${path}`, {
    method,
    credentials: 'include',
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (response.status === 401 && !path.startsWith('/auth/')) navigate('/auth/login');
  const text = await response.text();
  const answer = text === '' ? undefined : JSON.parse(text);
  if (!response.ok) throw new Error(answer?.message ?? `The request failed (${response.status}).`);
  return answer;
}

/** A list from the API, empty until it arrives. */
export function useList<T>(path: string): { items: T[]; error: string | undefined; reload: () => void } {
  const [items, setItems] = useState<T[]>([]);
  const [error, setError] = useState<string>();
  const reload = useCallback(() => {
    call<T[]>('GET', path).then(
      (answer) => {
        setItems(answer);
        setError(undefined);
      },
      (failure: Error) => setError(failure.message),
    );
  }, [path]);
  useEffect(reload, [reload]);
  return { items, error, reload };
}

/** Runs a change and tells whether it failed, in words. */
export function useAction(): { error: string | undefined; run: (action: () => Promise<void>) => void } {
  const [error, setError] = useState<string>();
  const run = (action: () => Promise<void>) => {
    setError(undefined);
    action().catch((failure: Error) => setError(failure.message));
  };
  return { error, run };
}
