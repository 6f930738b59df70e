import { intentItem, pushItem } from '@/utils/push/storage';
import type { Push } from '@/utils/push/types';
import { syncRunsItem } from '@/utils/syncs/runs/storage';
import { setupItem, syncIntentItem } from '@/utils/syncs/storage';
import type { SyncSetup } from '@/utils/syncs/types';
import { pushIn } from '../push/states';
import type { Lot } from './world';

/** Works that were begun before there was a policy, and are found again by a new background. */
export function begun(lot: Lot): [string, () => Promise<void>][] {
  const create = lot.create();
  const rotate = lot.rotate(lot.key.connectionId);
  const account = {
    kind: 'machine-identity' as const,
    organization: { id: lot.known.organizationId, name: 'x' },
  };
  const token = { humanitecOrganizations: ['acme'] };
  const intent = (sentAt: number) =>
    intentItem.set({
      id: 'push',
      request: create,
      profile: lot.profile,
      account,
      token,
      sentAt,
      report: { proven: [], warnings: [] },
    });
  const target = {
    profile: lot.profile,
    organizationId: lot.known.organizationId,
    connection: { id: lot.key.connectionId, name: lot.known.name, projectId: null },
    ...(lot.known.serviceUserId ? { serviceUserId: lot.known.serviceUserId } : {}),
  };
  const request = lot.request();
  const sync = { id: crypto.randomUUID(), name: 'humanitec-shop', url: 'https://app.infisical.com' };
  const before = { status: null, syncedAt: null };
  const put = (push: Push) => pushItem.set(push);
  const setup = (given: SyncSetup) => setupItem.set(given);
  const runs = { id: 'r', connection: lot.key, profileId: lot.profile.id, pushedAt: lot.known.pushedAt };
  const run = { id: crypto.randomUUID(), name: 's', place: 'acme/shop' };
  return [
    ['nothing', async () => {}],
    ['a push without an intent', () => put(pushIn('running', { request: create }))],
    [
      'a push that was sent',
      async () => {
        await intent(Date.now());
        await put(pushIn('running', { request: create }));
      },
    ],
    [
      'a push that was sent long ago',
      async () => {
        await intent(Date.now() - 600_000);
        await put(pushIn('uncertain', { request: create }));
      },
    ],
    [
      'an uncertain push',
      async () => {
        await intent(Date.now());
        await put(pushIn('uncertain', { request: create, lookUntil: Date.now() + 60_000 }));
      },
    ],
    ['an intent alone', () => intent(Date.now())],
    [
      'a push that waits for the sign-in',
      () =>
        put(
          pushIn('waiting-for-sign-in', {
            request: { ...create, profileId: 'session' },
            waitUntil: Date.now() + 600_000,
          }),
        ),
    ],
    [
      'an update that waits for the sign-in',
      () =>
        put(
          pushIn('waiting-for-sign-in', {
            request: { ...rotate, profileId: 'session', despiteWarnings: true },
            waitUntil: Date.now() + 600_000,
          }),
        ),
    ],
    [
      'an update that asks',
      () =>
        put(
          pushIn('needs-confirmation', {
            request: rotate,
            warnings: [{ key: 'push.warning.unchecked', params: [] }],
          }),
        ),
    ],
    ['a sync that is looked at', () => setup({ id: 'i', target, request, state: 'looking' })],
    [
      'a sync that is being created',
      async () => {
        await syncIntentItem.set({ id: 'i', target, request, sentAt: Date.now() });
        await setup({ id: 'i', target, request, state: 'creating', look: null });
      },
    ],
    [
      'a sync whose answer was lost',
      async () => {
        await syncIntentItem.set({ id: 'i', target, request, sentAt: Date.now() });
        await setup({
          id: 'i',
          target,
          request,
          state: 'uncertain',
          look: null,
          lookUntil: Date.now() + 60_000,
        });
      },
    ],
    [
      'the intent of a sync alone',
      async () => {
        await setupItem.set(null);
        await syncIntentItem.set({ id: 'i', target, request, sentAt: Date.now() });
      },
    ],
    ['a sync at rest', () => setup({ id: 'i', target, request, sync, look: null, state: 'created' })],
    [
      'a sync that runs',
      () =>
        setup({
          id: 'i',
          target,
          request,
          sync,
          look: null,
          state: 'running',
          asked: { at: Date.now(), before },
        }),
    ],
    [
      'a sync that is looked at before it runs',
      () => setup({ id: 'i', target, request, sync, look: null, state: 'running', asked: null }),
    ],
    [
      'runs that wait',
      () =>
        syncRunsItem.set({
          ...runs,
          state: 'running',
          runs: [
            { ...run, state: 'waiting' },
            { ...run, state: 'running', asked: { at: Date.now(), before } },
          ],
        }),
    ],
    ['runs that are looked at', () => syncRunsItem.set({ ...runs, state: 'looking' })],
  ];
}
