import { isolate } from '../free-text';
import { roleLabel } from '../humanitec/roles';
import { type Sentence, say } from '../sentence';
import type { AppAccess, Check, Preflight } from './types';
import { nameAndId } from './words';

/** Apps in a report; more would not fit into a ticket. */
const MAX_APPS = 200;

const INVISIBLE_SPACE = '\u200b';

type Translate = (sentence: Sentence) => string;

/**
 * A Markdown summary for the person who has to fix a role. Holds no part of the token; names and ids come from
 * Humanitec and are escaped, so that they cannot add links or markup to somebody's ticket.
 */
export function preflightReport(preflight: Preflight, translate: Translate): string {
  const sections = [
    [`# ${translate(say('access.report.title'))}`],
    [`**${translate(say(`verdict.${preflight.verdict}`))}** – ${text(translate(preflight.summary))}`],
    facts(preflight, translate),
    [`## ${translate(say('access.report.checks'))}`],
    preflight.checks.map((check) => checkLine(check, translate)),
    ...(preflight.apps.length > 0 ? [appTable(preflight, translate)] : []),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function facts({ serviceUser, organizations, token, checkedAt }: Preflight, translate: Translate): string[] {
  return [
    ...(serviceUser ? [say('access.report.serviceUser', nameAndId(serviceUser))] : []),
    ...organizations.map((organization) =>
      organization.role === null
        ? say('access.report.organization', nameAndId(organization))
        : say('access.report.organizationWithRole', nameAndId(organization), roleLabel(organization.role)),
    ),
    ...(token ? [say('access.report.tokenId', token.id)] : []),
    say('access.report.checkedAt', new Date(checkedAt).toISOString()),
  ].map((fact) => `- ${text(translate(fact))}`);
}

function checkLine({ verdict, finding, remedy }: Check, translate: Translate): string {
  const line = `- ${translate(say(`verdict.${verdict}`))}: ${text(translate(finding))}`;
  if (!remedy) return line;
  const url = remedy.url === undefined ? '' : ` <${remedy.url}>`;
  return `${line}\n  → ${text(translate(remedy.text))}${url}`;
}

function appTable({ apps }: Preflight, translate: Translate): string[] {
  const columns = [
    translate(say('access.report.app')),
    translate(say('access.report.role')),
    translate(say('access.report.write')),
  ];
  const rows = apps.slice(0, MAX_APPS).map((app) => row(appCells(app, translate)));
  const left = apps.length - rows.length;
  return [
    row(columns),
    row(columns.map(() => '---')),
    ...rows,
    ...(left > 0 ? ['', translate(say('access.report.left', left))] : []),
  ];
}

function appCells({ org, app, name, role, source, write }: AppAccess, translate: Translate): string[] {
  const label = nameAndId({ id: app, name });
  const held = role === null ? [] : [text(roleLabel(role))];
  const from = source === 'app' ? [] : [translate(say(`access.source.${source}`))];
  return [
    text(`${org}/${isolate(label)}`),
    [...held, ...from].join(', '),
    translate(say(`access.write.${write}`)),
  ];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/**
 * Escapes what Markdown would read as markup, and keeps everything on one line. Bare addresses and @mentions need no
 * markup to become links or to notify somebody: an invisible space takes them apart, which every ticket system heeds.
 */
function text(raw: string): string {
  return raw
    .replace(/\s+/g, ' ')
    .replace(/:\/\/|\bwww(?=\.)|@/gi, `$&${INVISIBLE_SPACE}`)
    .replace(/[\\`*_[\]<>|#~]/g, '\\$&');
}
