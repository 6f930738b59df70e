import * as z from 'zod/mini';
import { type MessageName, messages } from '../../../utils/protocol';

/** The messages that a content script may send: the only ones a web page's process has a say in. */
export const FROM_CONTENT = (['capture.deliver', 'capture.room', 'capture.supplies'] as string[]).filter(
  (name) => name in messages,
) as MessageName[];

export const ALL = Object.keys(messages) as MessageName[];

export interface Message {
  name: string;
  payload: unknown;
}

/** Every message of the protocol with a payload that its schema accepts: nothing but the sender can be wrong. */
export function validMessages(): Message[] {
  return ALL.map((name) => {
    const payload = sampleOf(messages[name].payload);
    const parsed = messages[name].payload.safeParse(payload);
    if (!parsed.success) throw new Error(`No payload for ${name} was found: ${parsed.error.message}`);
    return { name, payload };
  });
}

const TOKEN = 'sample-Token-abcdefghijklmnopqrstuvwxyz';
/** What makes a message as telling as it can be, by field: things that are there. */
const TELLING: Record<string, string> = {
  profileId: 'built-in-us',
  id: 'built-in-us',
  siteUrl: 'https://app.infisical.com',
  org: 'acme',
  app: 'shop',
};

interface Definition {
  type: string;
  shape?: Record<string, z.core.$ZodType>;
  element?: z.core.$ZodType;
  options?: z.core.$ZodType[];
  innerType?: z.core.$ZodType;
  in?: z.core.$ZodType;
  values?: unknown[];
  entries?: Record<string, string>;
}

/** A value that a schema accepts, optional fields included. */
function sampleOf(schema: z.core.$ZodType, field = ''): unknown {
  const definition = schema._zod.def as unknown as Definition;
  switch (definition.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(definition.shape ?? {}).map(([key, field]) => [key, sampleOf(field, key)]),
      );
    case 'string':
      return [TELLING[field] ?? TOKEN, TOKEN, '2030-01-01'].find((text) => accepts(schema, text));
    case 'number':
      return [1, 60].find((number) => accepts(schema, number));
    case 'boolean':
      return true;
    case 'literal':
      return definition.values?.[0];
    case 'enum':
      return Object.values(definition.entries ?? {})[0];
    case 'array':
      return definition.element ? [sampleOf(definition.element, field)] : [];
    case 'union':
      return definition.options?.[0] && sampleOf(definition.options[0], field);
    case 'optional':
    case 'nullable':
      return definition.innerType && sampleOf(definition.innerType, field);
    case 'pipe':
      return definition.in && sampleOf(definition.in, field);
    default:
      throw new Error(`No sample is known for a schema of the type ${definition.type}`);
  }
}

const accepts = (schema: z.core.$ZodType, value: unknown): boolean => z.safeParse(schema, value).success;
