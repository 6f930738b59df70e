// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Root } from '@/entrypoints/popup/root';
import { beginSample, type Lead } from '@/entrypoints/popup/sample/backend';
import { capturesItem } from '@/utils/capture/storage';
import { destinationItem } from '@/utils/destination/storage';
import { preflightItem } from '@/utils/preflight/storage';
import { pushItem } from '@/utils/push/storage';
import type { Push, PushRequest } from '@/utils/push/types';
import { sampleItem } from '@/utils/sample/storage';
import { hurry } from '../hurry';
import { testPage } from './page';
import { capture } from './stored';

vi.mock('#i18n', async () => (await import('./page')).texts);
vi.mock('@/utils/sleep', { spy: true });

const page = testPage();
beforeEach(() => void hurry());

const stored = async () => ({
  local: await fakeBrowser.storage.local.get(),
  session: await fakeBrowser.storage.session.get(),
});

async function showSample(): Promise<void> {
  await sampleItem.set(true);
  page.show(<Root />);
  await expect.poll(() => page.text()).toContain('sample.notice');
}

describe('the popup with sample data', () => {
  test('comes to a proof, and neither sends nor stores anything', async () => {
    await showSample();
    const before = await stored();
    await expect.poll(() => page.text()).toContain('access.summary.ready.one|shop');
    await page.press('popup.connect.create');
    await expect.poll(() => page.text()).toContain('popup.result.created|humanitec-acme-infisical-sync');
    expect(page.text()).toContain('push.proven.stored|humanitec-acme-infisical-sync');
    expect(page.text()).toContain('sample.notice');
    expect(page.sent).toEqual([]);
    expect(await stored()).toEqual(before);
  });

  test.each(['sample.end', 'popup.capture.discard'])('ends with %s, and is empty then', async (name) => {
    await showSample();
    await expect.poll(() => page.button(name)).toBeDefined();
    page.button(name)?.click();
    await expect.poll(() => page.field('popup.paste.token')).toBeDefined();
    expect(page.text()).not.toContain('sample.notice');
    expect(await sampleItem.get()).toBe(false);
  });

  test('gives way to a real token at once', async () => {
    await showSample();
    await capturesItem.set([{ ...capture('real'), masked: '••••••••real' }]);
    await expect.poll(() => page.text()).toContain('••••••••real');
    expect(page.text()).not.toContain('sample');
  });

  test('is not shown in the place of a real token, nor offered beside it', async () => {
    const real = capture('real');
    await capturesItem.set([real]);
    await sampleItem.set(true);
    page.show(<Root />);
    await expect.poll(() => page.text()).toContain(real.masked);
    expect(page.text()).not.toContain('sample');
  });

  test('keeps links from leading away, and says where to', async () => {
    await showSample();
    await expect.poll(() => page.text()).toContain('access.summary.ready.one|shop');
    await page.press('popup.connect.create');
    await expect.poll(() => page.all('a.button')).toHaveLength(1);
    for (const type of ['click', 'auxclick']) {
      const click = new MouseEvent(type, { bubbles: true, cancelable: true });
      page.all('a.button')[0]?.dispatchEvent(click);
      expect(click.defaultPrevented, type).toBe(true);
    }
    await expect.poll(() => page.text()).toContain('sample.leads|https://app.infisical.com/organizations/');
  });
});

describe('the sample', () => {
  const begin = () => {
    const leads: Lead[] = [];
    const backend = beginSample({ onLead: (lead) => void leads.push(lead), onEnd: () => {} });
    const read = async <T,>(item: { get(): Promise<T | null> }): Promise<T> => {
      const value = await item.get();
      if (value === null) throw new Error('There is nothing.');
      return value;
    };
    return {
      leads,
      send: backend.send,
      preflight: () => read(backend.stored(preflightItem)),
      destination: () => read(backend.stored(destinationItem)),
      push: backend.stored(pushItem),
    };
  };
  const CHECKOUT = { org: 'acme', app: 'checkout' };

  test('has an app that cannot be written, until its role is changed', async () => {
    const { send, preflight, leads } = begin();
    await send('preflight.run', {});
    expect(await preflight()).toMatchObject({ verdict: 'pass', proposed: [{ org: 'acme', app: 'shop' }] });
    await send('preflight.select', { apps: [CHECKOUT] });
    expect(await preflight()).toMatchObject({
      verdict: 'fail',
      summary: { key: 'access.summary.low.one', params: ['Viewer', 'checkout'] },
    });
    await send('preflight.open-people-tab', CHECKOUT);
    expect(leads).toEqual([
      { url: 'https://app.humanitec.io/orgs/acme/apps/checkout/people', isRoleChanged: true },
    ]);
    await send('preflight.run', {});
    expect(await preflight()).toMatchObject({
      verdict: 'pass',
      changes: [{ key: 'access.change.changed', params: ['checkout', 'Viewer', 'Developer'] }],
    });
  });

  test('shows each step of a push, and calls no connection connected that may not work', async () => {
    const { send, preflight, destination, push } = begin();
    await send('preflight.run', {});
    await send('preflight.select', { apps: [CHECKOUT] });
    await expect.poll(async () => (await preflight()).state).toBe('done');
    await send('destination.load', {});
    const shown = await destination();
    if (shown.state !== 'ready') throw new Error('It is not ready.');
    const seen: Push[] = [];
    push.watch((now) => now && void seen.push(now));
    const request: PushRequest = {
      kind: 'create',
      captureId: 'sample',
      profileId: shown.profile.id,
      siteUrl: shown.profile.siteUrl,
      organizationId: shown.account.organization?.id ?? null,
      name: shown.suggestedName,
      description: '',
      scope: { level: 'organization' },
      despiteWarnings: true,
    };
    await send('push.start', request);
    await expect.poll(() => seen.at(-1)?.state).toBe('succeeded');
    expect(seen.map((one) => (one.state === 'running' ? one.step.name : one.state))).toEqual([
      'signing-in',
      'checking',
      'sending',
      'verifying',
      'succeeded',
    ]);
    expect(seen.at(-1)).toMatchObject({ proof: { warnings: [{ key: 'access.summary.low.one' }] } });
  });
});
