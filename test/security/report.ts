import * as z from 'zod/mini';

const Annotation = z.object({ type: z.string(), description: z.optional(z.string()) });
export type Annotation = z.infer<typeof Annotation>;

const Test = z.object({ annotations: z.array(Annotation), status: z.string() });
const Spec = z.object({ title: z.string(), file: z.string(), tests: z.array(Test) });
type Spec = z.infer<typeof Spec>;

interface Suite {
  suites?: Suite[] | undefined;
  specs: Spec[];
}
const Suite: z.ZodMiniType<Suite> = z.object({
  suites: z.optional(z.lazy(() => z.array(Suite))),
  specs: z.array(Spec),
});
const Report = z.object({ suites: z.array(Suite) });

/** What a run of Playwright tells the figures: every annotation, and every test that did not pass. */
export interface Run {
  annotations: Annotation[];
  failed: string[];
}

/** Reads Playwright's JSON report. @throws when it has another form */
export function readRun(json: unknown): Run {
  const specs = Report.parse(json).suites.flatMap(specsOf);
  return {
    annotations: specs.flatMap(({ tests }) => tests.flatMap(({ annotations }) => annotations)),
    failed: specs
      .filter(({ tests }) => tests.some(({ status }) => status !== 'expected'))
      .map(({ file, title }) => `${file}: ${title}`),
  };
}

const specsOf = ({ suites = [], specs }: Suite): Spec[] => [...specs, ...suites.flatMap(specsOf)];
