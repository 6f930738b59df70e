import type { Annotation } from './report';

/** One line of the table in docs/security.md. */
export interface Figure {
  what: string;
  /** What was tried, in numbers; undefined when no test told: then nothing is known, and not 0. */
  tried: string | undefined;
  wrong: string;
  /** How often that happened which must never happen. */
  count: number;
}

/** How tests of one kind tell their numbers, and what is made of them. */
interface Kind {
  what: string;
  /** The end of an annotation's description, e.g. `: 30 runs, 0 captures, 0 pushes`. */
  form: RegExp;
  /** @param sums of the numbers in all annotations, by their names in `form`; `told` is how many there are */
  figure(sums: Record<string, number>): Omit<Figure, 'what'>;
}

const KINDS: Record<string, Kind> = {
  'prompt-attack': {
    what: 'Attacks on the click in the console that captures',
    form: /^.+: (?<captures>\d+) captures$/,
    figure: ({ told, captures = 0 }) => ({
      tried: `${told} attacks`,
      wrong: `${captures} captures without an informed decision`,
      count: captures,
    }),
  },
  'popup-attack': {
    what: 'Attacks on the press in the popup that sends',
    form: /^.+: (?<runs>\d+) runs, (?<captured>\d+) captured, (?<pushed>\d+) pushed$/,
    figure: ({ told, runs = 0, captured = 0, pushed = 0 }) => ({
      tried: `${told} attacks, ${runs} runs, in ${captured} of which there was a token to send`,
      wrong: `${pushed} pushes without an informed decision`,
      count: pushed,
    }),
  },
  policy: {
    what: "An administrator's policies, right and wrong ones",
    form: /^\S+ .+: (?:(?<open>open)|refused|in force|none)$/,
    figure: ({ told, open = 0 }) => ({
      tried: `${told} policies`,
      wrong: `${open} failed open`,
      count: open,
    }),
  },
  token: {
    what: 'Tokens that are shown once',
    form: /^.+: (?<captured>\d+) captured, (?<lost>\d+) lost$/,
    figure: ({ captured = 0, lost = 0 }) => ({
      tried: `${captured} captured`,
      wrong: `${lost} lost`,
      count: lost,
    }),
  },
  canary: {
    what: 'Secrets made to be recognized, looked for everywhere',
    form: /^.+: (?<canaries>\d+) canaries, (?<places>\d+) places, (?<found>\d+) found$/,
    figure: ({ canaries = 0, places = 0, found = 0 }) => ({
      tried: `${canaries} secrets, ${places} places`,
      wrong: `${found} found in a wrong place`,
      count: found,
    }),
  },
  message: {
    what: 'Messages of wrong senders, and malformed ones',
    form: /^.+: (?<sent>\d+) sent, (?<refused>\d+) refused$/,
    figure: ({ sent = 0, refused = 0 }) => ({
      tried: `${sent} sent, ${refused} refused`,
      wrong: `${sent - refused} taken`,
      count: sent - refused,
    }),
  },
  kill: {
    what: 'Journeys in which the browser stops the background',
    form: /^.+: (?<journeys>\d+) journeys, (?<kills>\d+) kills, (?<survived>\d+) survived$/,
    figure: ({ journeys = 0, kills = 0, survived = 0 }) => ({
      tried: `${survived} of ${journeys} survived, ${kills} stops`,
      wrong: `${journeys - survived} with a loss, a doublet or a false word`,
      count: journeys - survived,
    }),
  },
};

/**
 * Sums up what the tests told. A kind that no test told of has no numbers.
 *
 * @throws when a test tells its numbers in another form
 */
export function figuresOf(annotations: readonly Annotation[]): Figure[] {
  return Object.entries(KINDS).map(([type, { what, form, figure }]) => {
    const told = annotations.filter((each) => each.type === type);
    if (told.length === 0) return { what, tried: undefined, wrong: 'not known', count: 0 };
    return { what, ...figure(sums(type, form, told)) };
  });
}

function sums(type: string, form: RegExp, told: readonly Annotation[]): Record<string, number> {
  const total: Record<string, number> = { told: told.length };
  for (const { description = '' } of told) {
    const match = form.exec(description);
    if (!match) throw new Error(`The ${type} annotation "${description}" has not the form ${form.source}`);
    for (const [name, text] of Object.entries(match.groups ?? {})) {
      // A word that is there, such as "open", counts as one.
      const value = text === undefined ? 0 : /^\d+$/.test(text) ? Number(text) : 1;
      total[name] = (total[name] ?? 0) + value;
    }
  }
  return total;
}

/** Why the figures are no proof; empty when they are. */
export function objections(figures: readonly Figure[]): string[] {
  return figures.flatMap(({ what, tried, wrong, count }) => {
    if (tried === undefined) return [`${what}: missing, no test told of it`];
    return count === 0 ? [] : [`${what}: ${wrong}`];
  });
}
