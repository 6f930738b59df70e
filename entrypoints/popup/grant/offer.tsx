import { i18n } from '#i18n';
import { useAction } from '@/components/use-action';
import type { GrantKind, GrantRequest } from '@/utils/grant/types';

const LABELS = { add: 'popup.grant.add', change: 'popup.grant.change' } as const;

/** The first of two clicks: it changes nothing, but has found out as whom that would be done. */
export function OfferButton({ kind, request }: { kind: GrantKind; request: GrantRequest }) {
  const prepare = useAction('grant.prepare');
  return (
    <button type="button" className="quiet" disabled={prepare.busy} onClick={() => prepare.run(request)}>
      {i18n.t(LABELS[kind])}
    </button>
  );
}
