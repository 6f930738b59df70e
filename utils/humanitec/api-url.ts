import { API_ORIGIN } from './hosts';

/** A URL of the API; what is put into the path is escaped, since ids come from answers. */
export function apiUrl(path: TemplateStringsArray, ...ids: string[]): string {
  return API_ORIGIN + String.raw({ raw: path }, ...ids.map(encodeURIComponent));
}
