import { failureOf } from '../failure';

/** What is read by a route of newer servers; undefined where the server has no such route. */
export async function orMissing<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (failureOf(error).code !== 'infisicalNoConnector') throw error;
    return undefined;
  }
}
