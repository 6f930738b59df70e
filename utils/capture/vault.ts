import { browser } from 'wxt/browser';
import { fail } from '../failure';
import { inTurn } from '../in-turn';
import { shownPolicy } from '../policy/managed';
import { requireAllowedCapture } from '../policy/require-capture';
import type { Policy } from '../policy/types';
import { MOST_CAPTURE_MINUTES, preferencesItem } from '../preferences';
import { mask, Secret } from '../secret';
import { forgetLost, noteRemnants, recallLost } from './lost';
import { leaseItem, vaultItem } from './storage';
import { type Capture, type CaptureDelivery, type CaptureSource, MOST_WAITING, type Vault } from './types';

/** How long `Discard` can be undone. */
const UNDO_MS = 10_000;
const ALARM = 'capture-expiry';
/** How much longer a capture is kept that is leased when its time is over: should the work fail, it can be tried again. */
const GRACE_MS = 300_000;

/** What is known about a token besides its text. */
export interface CaptureOrigin {
  source: CaptureSource;
  /** Organization id in the URL of the page it came from. */
  pageOrg?: string | undefined;
  /** Whether the page was in a container tab of Firefox. */
  isFromContainer?: boolean;
  /** Whether it was taken out of a longer text. */
  isExcerpt?: boolean;
}

/** What reads and writes the vault, one after the other: two deliveries at the same time both survive. */
const turn = inTurn();

/** Keeps the time of captures, and tells of lost ones. Call it in the first turn of the background, which makes it the first. */
export function keepVault(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void sweepCaptures();
  });
  shownPolicy.watch(shortenCaptures);
  limitCaptures();
  void turn(recallLost);
  void sweepCaptures();
}

/** The capture in work, with its token; null when none waits. */
export function currentCapture(): Promise<{ capture: Capture; token: Secret } | null> {
  return turn(async () => {
    const { captures, tokens } = await inTime(await vaultItem.get());
    const [capture] = captures;
    const held = tokens.find(({ captureId }) => captureId === capture?.id);
    return capture && held ? { capture, token: new Secret(held.token) } : null;
  });
}

/** Whether one more token can wait. */
export function hasRoom(): Promise<boolean> {
  return turn(async () => (await inTime(await vaultItem.get())).captures.length < MOST_WAITING);
}

/**
 * Puts a token into session memory until it is pushed, discarded or timed out, behind those that wait already. A token that
 * is there is not put twice; one that was just discarded comes back.
 *
 * @throws `vaultFull`, and for a token of a page what {@link requireAllowedCapture} refuses
 */
export async function storeCapture(
  { token, ...told }: Omit<CaptureDelivery, 'path'>,
  { source, pageOrg, isFromContainer, isExcerpt }: CaptureOrigin,
): Promise<'captured' | 'known'> {
  if (source !== 'paste') await requireAllowedCapture();
  const { captureMinutes } = await preferencesItem.get();
  let outcome: 'captured' | 'known' = 'known';
  await change((vault) => {
    const known = vault.tokens.find((held) => held.token === token);
    if (known) return restored(vault, known.captureId, 1);
    const { tokens, captures } = vault;
    if (captures.length >= MOST_WAITING) throw fail('vaultFull', [MOST_WAITING]);
    outcome = 'captured';
    const capturedAt = Date.now();
    const capture = {
      id: crypto.randomUUID(),
      masked: mask(token),
      capturedAt,
      expiresAt: capturedAt + captureMinutes * 60_000,
      ...told,
      ...(pageOrg === undefined ? {} : { pageOrg }),
      ...(isFromContainer ? { isFromContainer } : {}),
      ...(isExcerpt ? { excerptLength: token.length } : {}),
      source,
    };
    return {
      ...vault,
      tokens: [...tokens, { captureId: capture.id, token }],
      captures: [...captures, capture],
    };
  });
  limitCaptures();
  return outcome;
}

/** Takes a capture away so that {@link restoreCapture} can bring it back for a moment. */
export async function discardWithUndo(captureId: string): Promise<void> {
  await change((vault) => {
    const place = vault.captures.findIndex(({ id }) => id === captureId);
    const capture = vault.captures[place];
    if (!capture) return vault;
    const until = Math.min(Date.now() + UNDO_MS, capture.expiresAt);
    return {
      ...vault,
      captures: vault.captures.toSpliced(place, 1),
      setAside: [...vault.setAside, { capture, place, until }],
    };
  });
  // The alarm outlives this worker; the timer is punctual where alarms are rounded up to half a minute.
  setTimeout(() => void sweepCaptures(), UNDO_MS);
}

/** Brings a discarded capture back to where it was, but not in front of one with a firm lease. */
export function restoreCapture(captureId: string): Promise<void> {
  return change(async (vault) => restored(vault, captureId, (await isFrontBusy(vault)) ? 1 : 0));
}

/**
 * Takes a capture into work before its turn.
 *
 * @throws `pushCaptureGone`, `pushUnfinished` while the one in work has a firm lease
 */
export function putInFront(captureId: string): Promise<void> {
  return change(async (vault) => {
    const chosen = vault.captures.find(({ id }) => id === captureId);
    if (!chosen) throw fail('pushCaptureGone');
    if (vault.captures[0] === chosen) return vault;
    if (await isFrontBusy(vault)) throw fail('pushUnfinished');
    return { ...vault, captures: [chosen, ...vault.captures.filter((each) => each !== chosen)] };
  });
}

/** Forgets a capture for good, wherever it is: its token was sent. */
export function discardCapture(captureId: string): Promise<void> {
  return change(async ({ captures, setAside, ...rest }) => {
    await forgetLost(captureId);
    return {
      ...rest,
      captures: captures.filter(({ id }) => id !== captureId),
      setAside: setAside.filter(({ capture }) => capture.id !== captureId),
    };
  });
}

/** Leaves time to use a capture again where the work with it has come to nothing. */
export function keepForAnotherTry(captureId: string): Promise<void> {
  return change((vault) => ({
    ...vault,
    captures: vault.captures.map((capture) => (capture.id === captureId ? withGrace(capture) : capture)),
  }));
}

/** Does so once the browser has said what an administrator allows, which may take it long after its start: nobody waits for it. */
function limitCaptures(): void {
  void shownPolicy.get().then(shortenCaptures);
}

/** Gives captures no more time than an administrator allows from now on. */
async function shortenCaptures({ maxCaptureMinutes: minutes }: Policy): Promise<void> {
  if (minutes >= MOST_CAPTURE_MINUTES) return;
  const inLimit = (capture: Capture): Capture => {
    const latest = capture.capturedAt + minutes * 60_000;
    return { ...capture, expiresAt: Math.min(capture.expiresAt, latest), latest };
  };
  await change((vault) =>
    inTime({
      ...vault,
      captures: vault.captures.map(inLimit),
      setAside: vault.setAside.map((aside) => ({ ...aside, capture: inLimit(aside.capture) })),
    }),
  );
}

/** Forgets what is out of time. */
export function sweepCaptures(): Promise<void> {
  return change((vault) => vault);
}

/** Runs a task if the vault is empty, and lets nothing in until it is over. */
export function whileEmpty(task: () => Promise<void>): Promise<void> {
  return turn(async () => {
    const { captures, setAside } = await inTime(await vaultItem.get());
    if (captures.length + setAside.length === 0) await task();
  });
}

/** Forgets that captures were lost: the user has read it. */
export function closeLost(): Promise<void> {
  return turn(() => forgetLost());
}

function change(make: (vault: Vault) => Vault | Promise<Vault>): Promise<void> {
  return turn(async () => {
    const before = await vaultItem.get();
    const { tokens, captures, setAside } = await make(await inTime(before));
    const kept = new Set([...captures, ...setAside.map(({ capture }) => capture)].map(({ id }) => id));
    const after = { tokens: tokens.filter(({ captureId }) => kept.has(captureId)), captures, setAside };
    if (JSON.stringify(after) !== JSON.stringify(before)) await vaultItem.set(after);
    await noteRemnants(captures);
    await wakeFor(after);
  });
}

/** A capture that has some time left, as far as an administrator gives it that. */
function withGrace(capture: Capture): Capture {
  const least = Math.min(Date.now() + GRACE_MS, capture.latest ?? Number.POSITIVE_INFINITY);
  return { ...capture, expiresAt: Math.max(capture.expiresAt, least) };
}

/** The vault without what is out of time; a leased capture stays, unless an administrator has set its time. */
async function inTime({ tokens, captures, setAside }: Vault): Promise<Vault> {
  const now = Date.now();
  const lease = captures.some(({ expiresAt }) => expiresAt <= now) ? await leaseItem.get() : null;
  return {
    tokens,
    captures: captures.flatMap((capture) => {
      const kept = capture.id === lease?.captureId && capture.expiresAt <= now ? withGrace(capture) : capture;
      return kept.expiresAt > now ? kept : [];
    }),
    setAside: setAside.filter(({ until }) => until > now),
  };
}

async function wakeFor({ captures, setAside }: Vault): Promise<void> {
  const ends = [...captures.map(({ expiresAt }) => expiresAt), ...setAside.map(({ until }) => until)];
  if (ends.length === 0) await browser.alarms.clear(ALARM);
  else await browser.alarms.create(ALARM, { when: Math.min(...ends) });
}

function restored(vault: Vault, captureId: string, leastPlace: number): Vault {
  const aside = vault.setAside.find(({ capture }) => capture.id === captureId);
  if (!aside) return vault;
  return {
    ...vault,
    captures: vault.captures.toSpliced(Math.max(aside.place, leastPlace), 0, aside.capture),
    setAside: vault.setAside.filter((each) => each !== aside),
  };
}

async function isFrontBusy({ captures: [front] }: Vault): Promise<boolean> {
  const lease = await leaseItem.get();
  return lease?.isFirm === true && lease.captureId === front?.id;
}
