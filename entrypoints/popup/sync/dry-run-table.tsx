import { useDeferredValue, useMemo, useState } from 'react';
import { i18n } from '#i18n';
import { Field } from '@/components/field';
import { cleanText } from '@/utils/free-text';
import type { Effect, KeyEffect } from '@/utils/syncs/dry-run/types';

/** From this many keys on, searching beats reading. */
const SEARCH_FROM = 20;

/** What loses something comes first. */
const ORDER: readonly Effect[] = ['deleted', 'stays-plain', 'overwritten', 'added', 'left-alone'];

/** Each key with what happens to it. */
export function DryRunTable({ keys }: { keys: readonly KeyEffect[] }) {
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search).trim().toLowerCase();
  const sorted = useMemo(() => keys.toSorted(byDanger), [keys]);
  const rows = useMemo(
    () => sorted.filter(({ key }) => key.toLowerCase().includes(wanted)),
    [sorted, wanted],
  );
  if (keys.length === 0) return <p>{i18n.t('popup.sync.noKeys')}</p>;
  return (
    <div className="stack tight">
      {keys.length >= SEARCH_FROM && (
        <Field type="search" label={i18n.t('popup.sync.search')} value={search} onValue={setSearch} />
      )}
      <div className="scroll">
        <table aria-label={i18n.t('popup.sync.table')}>
          <thead>
            <tr>
              <th scope="col">{i18n.t('popup.sync.key')}</th>
              <th scope="col">{i18n.t('popup.sync.effect')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, effect }) => (
              <tr key={key}>
                <td>
                  <code>
                    <bdi>{cleanText(key)}</bdi>
                  </code>
                </td>
                <td className={CLASS[effect]}>{EFFECT_WORDS[effect]()}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <small role="status">
        {rows.length === keys.length
          ? ''
          : i18n.t('popup.sync.shown', [String(rows.length), String(keys.length)])}
      </small>
    </div>
  );
}

/** How many keys each effect has. */
export function countEffects(keys: readonly KeyEffect[]): Record<Effect, number> {
  const counts = { added: 0, overwritten: 0, deleted: 0, 'left-alone': 0, 'stays-plain': 0 };
  for (const { effect } of keys) counts[effect] += 1;
  return counts;
}

const EFFECT_WORDS: Record<Effect, () => string> = {
  added: () => i18n.t('popup.sync.added'),
  overwritten: () => i18n.t('popup.sync.overwritten'),
  deleted: () => i18n.t('popup.sync.deleted'),
  'left-alone': () => i18n.t('popup.sync.leftAlone'),
  'stays-plain': () => i18n.t('popup.sync.staysPlain'),
};

const CLASS: Record<Effect, string> = {
  added: 'effect-added',
  overwritten: 'effect-overwritten',
  deleted: 'effect-deleted',
  'left-alone': 'quiet-text',
  'stays-plain': 'effect-plain',
};

function byDanger(one: KeyEffect, other: KeyEffect): number {
  const apart = ORDER.indexOf(one.effect) - ORDER.indexOf(other.effect);
  return apart || (one.key < other.key ? -1 : 1);
}
