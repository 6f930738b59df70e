/** A warning of web-ext that is known, and bears looking at. */
export interface KnownWarning {
  code: string;
  /** Its path in the build, without the hash of its content. */
  file: string;
  /** What stands shortly before the place. */
  after: string;
  /** At how many places. */
  places: number;
  why: string;
}

/** All that web-ext may warn of. */
export const KNOWN_WARNINGS: readonly KnownWarning[] = [
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: 'chunks/shared.js',
    after: 'dangerouslySetInnerHTML',
    places: 2,
    why: "React's own code for a property that no component here may have: biome.json has noDangerouslySetInnerHtml as an error",
  },
];

/** A warning as web-ext found it, with the code before its place. */
export interface FoundWarning {
  code: string;
  message: string;
  file: string;
  before: string;
}

/** How far before a place {@link KnownWarning.after} is looked for. */
export const SHORTLY = 250;

/** What was found and is not known, and what is known and was not found. */
export function unexpected(found: readonly FoundWarning[], known = KNOWN_WARNINGS): string[] {
  const explains =
    ({ code, file, after }: KnownWarning) =>
    (warning: FoundWarning): boolean =>
      warning.code === code &&
      warning.file.replace(/-[\w-]{8}(?=\.\w+$)/, '') === file &&
      warning.before.includes(after);
  const unknown = found.filter((warning) => !known.some((each) => explains(each)(warning)));
  const stale = known.flatMap((each) => {
    const { length } = found.filter(explains(each));
    return length === each.places
      ? []
      : [`${each.code} in ${each.file}: ${length} places, not ${each.places}`];
  });
  return [...unknown.map(({ code, file, message }) => `${code} in ${file}: ${message}`), ...stale];
}
