import * as z from 'zod/mini';

interface Definition {
  type: string;
  shape?: Record<string, z.core.$ZodType>;
  element?: z.core.$ZodType;
  options?: z.core.$ZodType[];
  innerType?: z.core.$ZodType;
  in?: z.core.$ZodType;
  valueType?: z.core.$ZodType;
  values?: unknown[];
  entries?: Record<string, string>;
}

/** Texts to try for a string, by the name of its field: the first that its schema accepts is taken. */
export type TextsFor = (field: string) => readonly string[];

/** Values that a schema accepts, optional fields included: as many as it takes to have each option of each union once. */
export function samplesOf(schema: z.core.$ZodType, textsFor: TextsFor, field = ''): unknown[] {
  const definition = schema._zod.def as unknown as Definition;
  const samples = (inner: z.core.$ZodType | undefined, name = field) =>
    inner ? samplesOf(inner, textsFor, name) : [];
  switch (definition.type) {
    case 'object':
      return together(
        Object.entries(definition.shape ?? {}).map(([key, inner]) => [key, samples(inner, key)]),
      );
    case 'string':
      return textsFor(field)
        .filter((text) => z.safeParse(schema, text).success)
        .slice(0, 1);
    case 'number':
      return [1, 60].filter((number) => z.safeParse(schema, number).success).slice(0, 1);
    case 'boolean':
      return [true];
    case 'null':
      return [null];
    case 'literal':
      return (definition.values ?? []).slice(0, 1);
    case 'enum':
      return Object.values(definition.entries ?? {}).slice(0, 1);
    case 'array':
      return [samples(definition.element)];
    case 'union':
      return (definition.options ?? []).flatMap((option) => samples(option));
    case 'record':
      return [
        Object.fromEntries(samples(definition.valueType).map((sample, turn) => [`${field}${turn}`, sample])),
      ];
    case 'optional':
    case 'nullable':
    case 'catch':
    case 'default':
      return samples(definition.innerType);
    case 'pipe':
      return samples(definition.in);
    default:
      throw new Error(`No sample is known for a schema of the type ${definition.type}`);
  }
}

/** Objects from the samples of their fields: those with fewer are used again. */
function together(fields: readonly (readonly [string, unknown[]])[]): object[] {
  const most = Math.max(1, ...fields.map(([, samples]) => samples.length));
  return Array.from({ length: most }, (_, turn) =>
    Object.fromEntries(fields.map(([key, samples]) => [key, samples[turn % samples.length]])),
  );
}
