import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import * as z from 'zod/mini';

const SUBSET = resolve(import.meta.dirname, '../../../docs/facts/humanitec-openapi.subset.json');

/**
 * Operations that the vendor documents outside the subset: PATCH and DELETE of single values, at both levels alike
 * (docs/facts/humanitec-api.md, 2).
 */
const SINGLE_VALUES = [
  '/orgs/{org}/apps/{app}/values/{key}',
  '/orgs/{org}/apps/{app}/envs/{env}/values/{key}',
];
const json = (schema: string) => ({
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
});
const ERRORS = { 400: json('HumanitecErrorResponse'), 404: json('HumanitecErrorResponse') };
const SINGLE_VALUE = {
  patch: { responses: { 200: json('ValueResponse'), ...ERRORS } },
  delete: { responses: { 204: {}, ...ERRORS } },
};

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
  const subset: { paths: object } = JSON.parse(readFileSync(SUBSET, 'utf8'));
  const added = Object.fromEntries(SINGLE_VALUES.map((path) => [path, SINGLE_VALUE]));
  const documented = { ...subset, paths: { ...subset.paths, ...added } };
  const { paths } = openApi.parse(documented);
  const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true }));
  ajv.addSchema(documented, 'humanitec');

  return ({ method, path, status, body }) => {
    const template = Object.keys(paths).find((candidate) => matches(candidate, path));
    const verb = method.toLowerCase();
    const response = template && paths[template]?.[verb]?.responses?.[String(status)];
    if (!response) return `${method} ${path} ${status} is not documented`;
    const pointer =
      '$ref' in response ? response.$ref : `#/paths/${escapePointer(template)}/${verb}/responses/${status}`;
    const hasBody = '$ref' in response || response.content !== undefined;
    if (!hasBody) return body === undefined ? undefined : `${method} ${path} ${status} has a body`;
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
