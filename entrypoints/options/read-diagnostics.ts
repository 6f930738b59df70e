import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { capturesItem, lostItem, setAsideItem } from '@/utils/capture/storage';
import { knownConnectionsItem } from '@/utils/connections/storage';
import { destinationItem } from '@/utils/destination/storage';
import { composeReport, type DiagnosticFacts } from '@/utils/diagnostics/compose';
import { readGranted } from '@/utils/diagnostics/granted';
import { readStored } from '@/utils/diagnostics/stored';
import { readSurroundings } from '@/utils/diagnostics/surroundings';
import { diagnostics } from '@/utils/diagnostics/text';
import { recentFailuresItem } from '@/utils/failures/storage';
import { grantItem } from '@/utils/grant/storage';
import { historyItem } from '@/utils/history/storage';
import { profilesItem } from '@/utils/infisical/storage';
import { policyInForce } from '@/utils/policy/in-force';
import { preferencesItem } from '@/utils/preferences';
import { preflightItem } from '@/utils/preflight/storage';
import { intentItem, pushItem } from '@/utils/push/storage';
import { setupItem, syncIntentItem } from '@/utils/syncs/storage';

/** The text of a report of a problem, from all that is stored and granted now. */
export async function readDiagnostics(): Promise<string> {
  return diagnostics(composeReport(await readFacts()));
}

async function readFacts(): Promise<DiagnosticFacts> {
  return {
    version: browser.runtime.getManifest().version,
    surroundings: await readSurroundings(i18n.t('language')),
    granted: await readGranted(),
    stored: await readStored(),
    policy: await policyInForce.get(),
    profiles: await profilesItem.get(),
    preferences: await preferencesItem.get(),
    captures: await capturesItem.get(),
    setAside: await setAsideItem.get(),
    lost: await lostItem.get(),
    preflight: await preflightItem.get(),
    destination: await destinationItem.get(),
    push: await pushItem.get(),
    intent: await intentItem.get(),
    grant: await grantItem.get(),
    sync: await setupItem.get(),
    syncIntent: await syncIntentItem.get(),
    connections: await knownConnectionsItem.get(),
    history: await historyItem.get(),
    failures: await recentFailuresItem.get(),
    now: Date.now(),
  };
}
