import type { MouseEvent } from 'react';
import { useAction } from '@/components/use-action';
import { VerdictSign } from '@/components/verdict';
import { keyOf, words } from '@/components/words';
import type { Check, Remedy } from '@/utils/preflight/types';

/** What to do about a finding, as a link where there is a page to do it on. */
export function RemedyText({ remedy: { text, url, peopleOf } }: { remedy: Remedy }) {
  const { run } = useAction('preflight.open-people-tab');
  // The background opens a People tab: it reuses a console tab, and the next check waits for the role to arrive.
  const open = (event: MouseEvent): void => {
    if (!peopleOf) return;
    event.preventDefault();
    void run(peopleOf);
  };
  if (url === undefined) return <div className="quiet-text">{words(text)}</div>;
  return (
    <div className="quiet-text">
      <a href={url} target="_blank" rel="noreferrer" onClick={open}>
        {words(text)}
      </a>
    </div>
  );
}

/** What checks found, and what to do about it, once where it is the same for several. */
export function Checks({ checks }: { checks: readonly Check[] }) {
  if (checks.length === 0) return null;
  return (
    <ul className="plain-list">
      {checks.map(({ id, verdict, finding, remedy }, index) => (
        <li key={id} className="with-sign">
          <VerdictSign verdict={verdict} />
          <div>
            {words(finding)}
            {remedy && !isSaid(remedy, checks.slice(0, index)) && <RemedyText remedy={remedy} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

function isSaid({ text }: Remedy, above: readonly Check[]): boolean {
  return above.some(({ remedy }) => remedy !== undefined && keyOf(remedy.text) === keyOf(text));
}
