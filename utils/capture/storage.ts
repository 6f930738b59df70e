import { storage } from 'wxt/utils/storage';
import * as z from 'zod/mini';
import { defineItem, entry, listOf, type StoredItem } from '../storage';
import { Capture, Lease, Remnant, SetAside, type Vault, VaultToken } from './types';

// Session memory: trusted contexts only, gone with the browser.

/** The texts of captured tokens, also of those whose `Discard` can still be undone. Read by the background alone. */
const tokensItem = defineItem<VaultToken[]>('session:vault', listOf(VaultToken), []);
/** The captures that wait; the first is the one in work. */
export const capturesItem = defineItem<Capture[]>('session:captures', listOf(Capture), []);
/** Captures taken away by `Discard` that can still be brought back. */
export const setAsideItem = defineItem<SetAside[]>('session:setAside', listOf(SetAside), []);

/** All that the vault holds. Written as one, so that no capture is without its token, whenever the background is stopped. */
export const vaultItem: Pick<StoredItem<Vault>, 'get' | 'set'> = {
  get: async () => {
    const [tokens, captures, setAside] = await Promise.all([
      tokensItem.get(),
      capturesItem.get(),
      setAsideItem.get(),
    ]);
    return { tokens, captures, setAside };
  },
  set: ({ tokens, captures, setAside }) =>
    storage.setItems([
      entry(tokensItem, tokens),
      entry(capturesItem, captures),
      entry(setAsideItem, setAside),
    ]),
};
/** Whose work needs a capture; written by it, together with what it is at. */
export const leaseItem = defineItem('session:lease', z.nullable(Lease), null);
/** Whether the background has started in this session already; false after session memory was lost. */
export const hasStartedItem = defineItem('session:hasStarted', z.boolean(), false);
/** The console tab of the last capture, to be reused for the app pages of the console. */
export const consoleTabIdItem = defineItem('session:consoleTabId', z.nullable(z.number()), null);

// On disk.

/** What is left of the captures that wait, should session memory be lost. */
export const remnantsItem = defineItem<Remnant[]>('local:remnants', listOf(Remnant), [], { version: 1 });
/** The captures that were lost with session memory, until the user has read so. */
export const lostItem = defineItem<Remnant[]>('local:lost', listOf(Remnant), [], { version: 1 });
