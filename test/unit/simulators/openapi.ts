import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import * as z from 'zod/mini';

const SUBSET = resolve(import.meta.dirname, '../../../docs/facts/humanitec-openapi.subset.json');

const openApi = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        responses: z.optional(
          z.record(
            z.string(),
            z.union([z.object({ $ref: z.string() }), z.object({ content: z.optional(z.unknown()) })]),
          ),
        ),
      }),
    ),
  ),
});

export interface ObservedAnswer {
  method: string;
  path: string;
  status: number;
  /** Parsed JSON, undefined for an empty body. */
  body: unknown;
}

/** What is wrong with an answer according to the vendor's document; undefined when nothing is. */
export type AnswerCheck = (answer: ObservedAnswer) => string | undefined;

/** A check against the vendor's OpenAPI document. */
export function openApiCheck(): AnswerCheck {
  const json: unknown = JSON.parse(readFileSync(SUBSET, 'utf8'));
  const { paths } = openApi.parse(json);
  const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true }));
  ajv.addSchema(json as object, 'humanitec');

  return ({ method, path, status, body }) => {
    const template = Object.keys(paths).find((candidate) => matches(candidate, path));
    const verb = method.toLowerCase();
    const response = template && paths[template]?.[verb]?.responses?.[String(status)];
    if (!response) return `${method} ${path} ${status} is not documented`;
    const pointer =
      '$ref' in response ? response.$ref : `#/paths/${escapePointer(template)}/${verb}/responses/${status}`;
    const documented = '$ref' in response || response.content !== undefined;
    if (!documented) return body === undefined ? undefined : `${method} ${path} ${status} has a body`;
    const validate = ajv.compile({ $ref: `humanitec${pointer}/content/application~1json/schema` });
    return validate(body) ? undefined : `${method} ${path} ${status}: ${ajv.errorsText(validate.errors)}`;
  };
}

function matches(template: string, path: string): boolean {
  return new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(path);
}

function escapePointer(segment: string): string {
  return encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'));
}
