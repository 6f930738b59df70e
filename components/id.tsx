import { useCopy } from './use-copy';
import { wordsWith } from './words';

/** UUIDs, which services make themselves; those of service users begin with `s-` (docs/facts/humanitec-api.md, section 2). */
const MACHINE_MADE = /^((?:s-)?[\da-f]{8})-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{8}([\da-f]{4})$/i;

/**
 * An id of a service, in an element of its own. A long one that the service made is shortened, and copied by a click; what
 * somebody may have chosen is shown in full, because its middle could tell it from another.
 */
export function Id({ id }: { id: string }) {
  const [, start, end] = MACHINE_MADE.exec(id) ?? [];
  return start === undefined ? <code>{id}</code> : <ShortId id={id} short={`${start}…${end}`} />;
}

function ShortId({ id, short }: { id: string; short: string }) {
  const [said, copy] = useCopy(() => id);
  return (
    <>
      <button type="button" className="short-id" title={wordsWith('common.copyId', id)} onClick={copy}>
        <code>{short}</code>
      </button>
      <span role="status" className="inline-status">
        {said}
      </span>
    </>
  );
}
