import { useDeferredValue, useMemo, useState } from 'react';
import { i18n } from '#i18n';
import { Select } from '@/components/choice';
import { Field } from '@/components/field';
import { useStored } from '@/components/use-stored';
import { offerFor } from '@/utils/grant/offer';
import { grantItem, grantTermsItem } from '@/utils/grant/storage';
import { sameApp } from '@/utils/preflight/selection';
import type { AppRef, Preflight, Write } from '@/utils/preflight/types';
import { AccessRow } from './access-row';
import { type Column, matching, type Sort, sorted } from './arrange';
import { useParts } from './use-parts';
import type { Selection } from './use-selection';

/** From this many apps on, searching beats reading. */
const SEARCH_FROM = 20;

/** The apps of all visible organizations, what the service user may do with each, and which ones are meant. */
export function AccessTable({ preflight, selection }: { preflight: Preflight; selection: Selection }) {
  const { apps, serviceUser, captureId } = preflight;
  const terms = useStored(grantTermsItem) ?? null;
  const grant = useStored(grantItem);
  // What was begun about an app stands below; its row has the way by hand.
  const begun = grant?.captureId === captureId ? grant : undefined;
  const [search, setSearch] = useState('');
  const [write, setWrite] = useState<Write | 'all'>('all');
  const [sort, setSort] = useState<Sort>({ column: 'app', descending: false });
  // Typing goes before drawing what was found.
  const wanted = useDeferredValue(search);
  const inOrder = useMemo(() => sorted(apps, sort), [apps, sort]);
  const found = useMemo(() => matching(inOrder, { search: wanted, write }), [inOrder, wanted, write]);
  const chosen = useMemo(() => new Set(selection.apps.map(keyOf)), [selection.apps]);
  const { drawn, end } = useParts();
  // What is chosen stays in sight of whoever takes it out again.
  const rows = useMemo(
    () => found.filter((app, index) => index < drawn || chosen.has(keyOf(app))),
    [found, drawn, chosen],
  );
  if (apps.length === 0) return null;

  const sortBy = (column: Column): void =>
    setSort((now) => ({ column, descending: now.column === column && !now.descending }));

  return (
    <div className="stack tight">
      {apps.length >= SEARCH_FROM && (
        <div className="filters">
          <Field type="search" label={i18n.t('popup.table.search')} value={search} onValue={setSearch} />
          <Select
            label={i18n.t('popup.table.filter')}
            value={write}
            onValue={(value) => setWrite(value as Write | 'all')}
            options={[
              { value: 'all', text: i18n.t('popup.table.all') },
              { value: 'yes', text: i18n.t('popup.table.yes') },
              { value: 'no', text: i18n.t('popup.table.no') },
              { value: 'unknown', text: i18n.t('popup.table.unknown') },
            ]}
          />
        </div>
      )}
      <div className="scroll">
        <table aria-label={i18n.t('popup.table.title')}>
          <thead>
            <tr>
              {COLUMNS.map(({ column, label }) => (
                <th key={column} scope="col" aria-sort={sortState(sort, column)}>
                  <button type="button" onClick={() => sortBy(column)}>
                    {i18n.t(label)}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((app) => (
              <AccessRow
                key={keyOf(app)}
                access={app}
                serviceUserName={serviceUser?.name}
                offer={begun && sameApp(begun, app) ? undefined : offerFor(preflight, app, terms)}
                captureId={captureId}
                chosen={chosen.has(keyOf(app))}
                onChoose={selection.choose}
              />
            ))}
          </tbody>
        </table>
        {rows.length < found.length && <div key={drawn} ref={end} className="end" />}
      </div>
      <small role="status">
        {rows.length === apps.length
          ? ''
          : i18n.t('popup.table.shown', [String(rows.length), String(apps.length)])}
      </small>
    </div>
  );
}

const COLUMNS = [
  { column: 'app', label: 'popup.table.app' },
  { column: 'role', label: 'popup.table.role' },
  { column: 'write', label: 'popup.table.write' },
] as const;

const keyOf = ({ org, app }: AppRef): string => `${org}/${app}`;

function sortState(sort: Sort, column: Column): 'ascending' | 'descending' | 'none' {
  if (sort.column !== column) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}
