import type { Defence } from './defence';
import { FIRST_SYNC } from './first-sync';
import { GRANTS } from './grant';
import { KNOWN_CONNECTIONS } from './known-connections';
import { SETTINGS_FILE } from './settings-file';

const ARMING = { file: 'entrypoints/popup/sending/arming.ts', test: 'test/unit/popup/arming.test.ts' };
const VAULT = { file: 'utils/capture/vault.ts', test: 'test/unit/capture/vault.test.ts' };
const COVER = { test: 'test/e2e/capture/prompt-cover.spec.ts' };
const CHECKS = 'test/unit/preflight/checks.test.ts';
const PROVENANCE = 'test/unit/destination/provenance.test.ts';
const UPDATE = 'test/unit/background/update.test.ts';

/** Grouped as docs/security.md tells of them. */
export const DEFENCES: Record<string, readonly Defence[]> = {
  'The press that sends': [
    { ...ARMING, what: 'waits for 700 ms of calm', cut: ['CALM_MS = 700', 'CALM_MS = 0'] },
    {
      ...ARMING,
      what: 'waits longer for a hand that presses too early again and again',
      cut: ['this.#early += 1', 'this.#early += 0'],
    },
    {
      ...ARMING,
      what: 'waits anew when what it is about changes',
      cut: ['sight.subject !== this.#sight?.subject || ', ''],
    },
    {
      ...ARMING,
      what: 'waits anew when its place changes',
      cut: ['if (!keepsWindow && !keepsPage) return undefined;', ''],
    },
    {
      ...ARMING,
      what: 'adds up small steps of its place',
      cut: ['inWindow: keepsWindow ? before.inWindow : now.inWindow', 'inWindow: now.inWindow'],
    },
    { ...ARMING, what: 'needs the focus of the window', cut: ['if (!sight.isFocused)', 'if (false)'] },
    {
      ...ARMING,
      what: 'needs a pointer that has come some way',
      cut: ["press.by === 'pointer' && press.travelled", "press.by === 'pointer'"],
    },
    {
      ...ARMING,
      what: 'needs a focus that the user has moved',
      cut: ["press.by === 'keyboard' && press.moved", "press.by === 'keyboard'"],
    },
    { ...ARMING, what: 'needs its description in the window', cut: [' || !isDescribed', ''] },
    {
      what: 'waits anew when something else is pressed',
      file: 'entrypoints/popup/sending/use-arming.ts',
      cut: ['if (!event.composedPath().includes(element))', 'if (false)'],
      test: 'test/e2e/security/late-change.spec.ts',
      only: 'press beside the button',
    },
    {
      what: 'judges both ends of a press',
      file: 'entrypoints/popup/sending/use-arming.ts',
      cut: ["tell(answer === 'early' ? answer : ended)", 'tell(ended)'],
      test: 'test/e2e/security/late-change.spec.ts',
      only: 'press that began',
    },
  ],
  'Whose token it is': [
    {
      what: 'the first token of another Humanitec organization is warned of',
      file: 'utils/destination/provenance.ts',
      cut: ['return added.length === 0', 'return true'],
      test: PROVENANCE,
    },
    {
      what: 'another Infisical organization than before is warned of',
      file: 'utils/destination/provenance.ts',
      cut: ['return last && destination', 'return false && destination'],
      test: PROVENANCE,
    },
    {
      what: 'the background sends nothing without the warning having been read',
      file: 'utils/push/authorize.ts',
      cut: ["if (!isRead) throw fail('pushProvenanceUnread');", ''],
      test: PROVENANCE,
    },
    {
      what: 'a confirmed update is judged again by what was found since',
      file: 'utils/push/operations/rotate.ts',
      cut: ['authorized.isConfirmed && reasons.every(isRead)', 'authorized.isConfirmed'],
      test: PROVENANCE,
    },
    {
      what: 'an unknown organization of the page is said',
      file: 'utils/preflight/checks/page.ts',
      cut: ['if (pageOrg === undefined) {', 'if (false) {'],
      test: CHECKS,
    },
    {
      what: 'the page is where it is now, not where it was loaded',
      file: 'entrypoints/background/capture.ts',
      cut: ['orgOfConsolePath(path)', "orgOfConsolePath(new URL(sender.url ?? '').pathname)"],
      test: 'test/e2e/security/page-organization.spec.ts',
    },
    {
      what: 'what the page says of a token makes no verdict better',
      file: 'utils/preflight/checks/expiry.ts',
      cut: ['return tokens?.ok === true && tokens.value.length > 1;', 'return false;'],
      test: CHECKS,
    },
    {
      what: 'names lose what is not seen',
      file: 'utils/free-text.ts',
      cut: [".replace(UNSEEN, '')", ''],
      test: 'test/unit/free-text.test.ts',
    },
    {
      what: 'names do not change the order of what stands around them',
      file: 'components/named.tsx',
      cut: ['<bdi>{name}</bdi>', '<span>{name}</span>'],
      test: 'test/unit/popup/named.test.tsx',
    },
    {
      what: 'a project called like words of ours is told apart',
      file: 'utils/told-apart.ts',
      cut: ['own.has(mine) ||', ''],
      test: 'test/unit/told-apart.test.ts',
    },
  ],
  'The click that captures': [
    {
      what: 'counts by the time it was made',
      file: 'utils/capture/clock.ts',
      cut: ['counts: (made) => made - since', 'counts: (made) => performance.now() - since'],
      test: 'test/unit/capture/clock.test.ts',
    },
    {
      what: 'needs a recent look',
      file: 'utils/capture/clock.ts',
      cut: [' && made - looked <= LONGEST_GAP', ''],
      test: 'test/unit/capture/clock.test.ts',
    },
    {
      what: 'starts the wait anew when it is refused',
      file: 'utils/capture/press.ts',
      cut: ['guard.refuse();', ''],
      test: 'test/unit/capture/press.test.ts',
    },
    {
      what: 'needs both ends of the press',
      file: 'utils/capture/press.ts',
      cut: ['event.isTrusted && hasBegun &&', 'event.isTrusted &&'],
      test: 'test/unit/capture/press.test.ts',
    },
    {
      what: 'does not count for a key that is held down',
      file: 'utils/capture/press.ts',
      cut: [' && !(event as KeyboardEvent).repeat', ''],
      test: 'test/unit/capture/press.test.ts',
    },
    {
      what: 'needs the focus of the window',
      file: 'utils/capture/sight.ts',
      cut: ['document.hasFocus() &&', ''],
      test: 'test/unit/capture/sight.test.ts',
    },
    {
      what: 'does not count under a bubble or a list of the browser',
      file: 'utils/capture/sight.ts',
      cut: ['!focused(document)?.matches(MAY_COVER) &&', ''],
      test: 'test/unit/capture/sight.test.ts',
    },
    {
      ...COVER,
      what: 'needs a page that was read a moment ago',
      file: 'utils/capture/prompt.ts',
      cut: ['performance.now() - read < LONGEST_UNREAD', 'true'],
      only: 'cannot be read any more',
    },
    {
      ...COVER,
      what: 'needs the prompt where it was put',
      file: 'utils/capture/prompt.ts',
      cut: [
        "host.parentNode === anchor && host.ownerDocument === document && host.matches(':popover-open')",
        'true',
      ],
      only: 'taken elsewhere by the page',
    },
    {
      what: 'needs the prompt in its own size',
      file: 'utils/capture/placement.ts',
      cut: ['1 / (parentOf(host)?.currentCSSZoom ?? 1)', '1'],
      test: 'test/e2e/capture/prompt-view.spec.ts',
      only: 'zoomed by the page',
    },
  ],
  "An administrator's policy": [
    {
      what: 'what does not fit is refused',
      file: 'utils/policy/schema.ts',
      cut: ['const Keys = z.strictObject({', 'const Keys = z.object({'],
      test: 'test/unit/policy/parse.test.ts',
    },
    {
      what: 'what cannot be read allows nothing',
      file: 'utils/policy/managed.ts',
      cut: ["throw refuse('policyNotRead');", 'return undefined;'],
      test: 'test/unit/policy/managed.test.ts',
    },
    {
      what: 'holds whatever the user confirmed',
      file: 'utils/push/authorize.ts',
      cut: ['await requirePolicy({ request, profile, preflight });', ''],
      test: 'test/unit/push/authorize.test.ts',
    },
    {
      what: 'holds before each single request to an Infisical',
      file: 'utils/infisical/request.ts',
      cut: ['permit: () => requireAllowedInfisical({ siteUrl, method }),', ''],
      test: 'test/unit/policy/choke.test.ts',
    },
    {
      what: 'counts when it comes right before the token goes out',
      file: 'utils/push/send.ts',
      cut: ['await requirePolicy(authorized, attempt.intent.before);', ''],
      test: 'test/unit/policy/choke.test.ts',
    },
  ],
  'Nothing shown once is lost': [
    {
      ...VAULT,
      what: 'two deliveries at the same time both survive',
      cut: ['const turn = inTurn();', 'const turn = <T>(task: () => Promise<T>) => task();'],
    },
    {
      ...VAULT,
      what: 'a token does not take the place of another',
      cut: ['captures: [...captures, capture],', 'captures: [capture],'],
    },
    {
      ...VAULT,
      what: 'a full list refuses',
      cut: ["if (captures.length >= MOST_WAITING) throw fail('vaultFull', [MOST_WAITING]);", ''],
    },
    {
      what: 'what was lost is told',
      file: 'utils/capture/lost.ts',
      cut: ['if (lost.length > 0)', 'if (false)'],
      test: 'test/unit/capture/lost.test.ts',
    },
    {
      what: 'an update waits for tokens',
      file: 'utils/capture/vault.ts',
      cut: ['if (captures.length + setAside.length === 0) await task();', 'await task();'],
      test: UPDATE,
    },
    {
      what: 'an update waits for who uses a page',
      file: 'entrypoints/background/update.ts',
      cut: [' || (await isPageOpen())', ''],
      test: UPDATE,
    },
    {
      what: 'an update waits for syncs that run',
      file: 'entrypoints/background/update.ts',
      cut: ["(runs !== null && runs.state !== 'over') || ", ''],
      test: UPDATE,
    },
    {
      what: "an update waits for the exchange of a session's cookie",
      file: 'entrypoints/background/update.ts',
      cut: [' || isFetchLasting()', ''],
      test: UPDATE,
    },
    {
      what: 'a push that waits for a sign-in ends',
      file: 'utils/push/coordinator.ts',
      cut: ['if (!isWaiting(push) || Date.now() < push.waitUntil) return null;', 'return null;'],
      test: 'test/unit/destination/sign-in-tab.test.ts',
    },
    {
      what: "the exchange of a session's cookie outlives the background",
      file: 'utils/lasting-fetch.ts',
      cut: ['if (!browser.offscreen)', 'if (true)'],
      test: 'test/e2e/push/exchange.spec.ts',
      only: 'background ends in an exchange',
    },
    {
      what: "the exchange of a session's cookie outlives the background of Firefox",
      file: 'utils/lasting-fetch.ts',
      cut: ['fetch(request, { keepalive: true })', 'fetch(request)'],
      test: 'test/e2e/firefox-background.spec.ts',
      only: 'stays signed in',
    },
    {
      what: 'a page goes on when the browser has stopped the background',
      file: 'components/use-resumed.ts',
      cut: ['takeUp();', ''],
      test: 'test/unit/popup/resumed.test.tsx',
    },
  ],
  'What others send': [
    {
      what: 'a refusal loses the secrets it repeats',
      file: 'utils/http.ts',
      cut: ["parseJson(text ?? '', withoutSecrets)", "parseJson(text ?? '')"],
      test: 'test/unit/http.test.ts',
    },
    {
      what: 'an answer has a size limit',
      file: 'utils/read-text.ts',
      cut: ['if (bytes > mostBytes) {', 'if (false) {'],
      test: 'test/unit/http.test.ts',
    },
    {
      what: 'a pattern is no host name',
      file: 'utils/infisical/site-url.ts',
      cut: [' || !HOST_NAME.test(url.hostname)', ''],
      test: 'test/unit/infisical/site-url.test.ts',
    },
    {
      what: 'a pasted text with two readings is refused',
      file: 'utils/pasted.ts',
      cut: ["if (pieces.length > 1 || PARTED.test(text)) throw fail('pastedSeveral');", ''],
      test: 'test/unit/pasted.test.ts',
    },
    {
      what: 'frames inside the console may send nothing',
      file: 'utils/messaging.ts',
      cut: [' && sender.frameId === 0', ''],
      test: 'test/unit/messaging.test.ts',
    },
    {
      what: 'private windows are not allowed',
      file: 'wxt.config.ts',
      cut: ["incognito: 'not_allowed',", ''],
      test: 'test/e2e/manifest.spec.ts',
    },
  ],
  'Access fixed in place': GRANTS,
  "A connection's first sync": FIRST_SYNC,
  'Known connections': KNOWN_CONNECTIONS,
  'A settings file': SETTINGS_FILE,
};
