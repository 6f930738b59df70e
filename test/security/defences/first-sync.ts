import type { Defence } from './defence';

const MESSAGING = 'test/unit/messaging.test.ts';
const SYNC = 'test/unit/syncs/setup.test.ts';
const GUARDS = 'test/unit/syncs/guards.test.ts';
const SYNC_POPUP = 'test/unit/popup/sync.test.tsx';
const CREATE = { file: 'utils/syncs/create.ts', test: SYNC };
const STORED = { file: 'utils/syncs/stored.ts', test: SYNC };
const PREPARE = { file: 'utils/syncs/prepare.ts', test: SYNC };
const CERTAIN = { file: 'utils/syncs/certain.ts', test: SYNC };
const STEPS = { file: 'utils/syncs/coordinator.ts', test: SYNC };
const FORETOLD = 'test/unit/syncs/dry-run.test.ts';

/** Of a connection's first sync (docs/syncs.md). */
export const FIRST_SYNC: readonly Defence[] = [
  {
    what: 'only the extension’s own pages may create it',
    file: 'utils/syncs/messages.ts',
    cut: ["'sync.create': { from: 'pages'", "'sync.create': { from: 'console'"],
    test: MESSAGING,
  },
  {
    what: 'only the extension’s own pages may run it',
    file: 'utils/syncs/messages.ts',
    cut: ["'sync.run': { from: 'pages'", "'sync.run': { from: 'console'"],
    test: MESSAGING,
  },
  {
    what: 'values are not asked for',
    file: 'utils/infisical/secret-calls.ts',
    cut: ["viewSecretValue: 'false'", "viewSecretValue: 'true'"],
    test: FORETOLD,
  },
  {
    what: 'of Infisical’s secrets only names are taken',
    file: 'utils/infisical/schemas.ts',
    cut: ['z.transform(({ secretKey }) => secretKey)', 'z.transform((secret) => secret as never)'],
    test: FORETOLD,
  },
  {
    what: 'of Humanitec’s values only names are taken',
    file: 'utils/humanitec/schemas.ts',
    cut: [
      "z.object({ key: z.string(), is_secret: z.boolean(), source: z.enum(['app', 'env']) }),\n  z.transform(({ key, is_secret, source }) => ({ key, isSecret: is_secret, source })),",
      "z.looseObject({ key: z.string(), is_secret: z.boolean(), source: z.enum(['app', 'env']) }),\n  z.transform(({ is_secret, ...rest }) => ({ ...rest, isSecret: is_secret })),",
    ],
    test: 'test/unit/humanitec/client.test.ts',
  },
  {
    what: 'of an error that a run met, the code is shown alone',
    file: 'utils/infisical/sync-message.ts',
    cut: ['code: CODE.test(text) ? text :', 'code: text ||'],
    test: 'test/unit/syncs/last-message.test.ts',
  },
  {
    what: 'what Humanitec or a proxy before it says is not shown as words of Infisical',
    file: 'utils/infisical/sync-message.ts',
    cut: ['/^["[{]/', '/^{/'],
    test: 'test/unit/syncs/last-message.test.ts',
  },
  {
    ...PREPARE,
    what: 'is looked at with the token that is shown',
    cut: [
      "if (current?.capture.id !== request.captureId) throw fail('pushCaptureGone');",
      "if (!current) throw fail('pushCaptureGone');",
    ],
  },
  {
    ...PREPARE,
    what: 'is for an app that the token can write',
    cut: ["if (access?.write !== 'yes') throw fail('syncAppNotWritable', [destination.app]);", ''],
  },
  {
    ...PREPARE,
    what: 'is looked at with a token of the connection’s service user',
    cut: ['if (serviceUserId !== undefined && given !== serviceUserId) {', 'if (false) {'],
  },
  {
    ...PREPARE,
    what: 'is for an organization that the policy allows',
    cut: ['await requireAllowedOrganizations(preflight);', ''],
    test: GUARDS,
  },
  {
    ...PREPARE,
    what: 'is made in the organization of the connection',
    cut: ['if (organization && organization.id !== organizationId) {', 'if (false) {'],
    test: GUARDS,
  },
  {
    what: 'what an import brings unseen keeps it from being created',
    file: 'utils/syncs/dry-run/source.ts',
    cut: ['return !there?.keys.every((key) => told.has(key));', 'return false;'],
    test: FORETOLD,
  },
  {
    what: 'what older and newer servers delete differently keeps it from being created',
    file: 'utils/syncs/dry-run/predict.ts',
    cut: ['return inherited.length > 0 ?', 'return inherited.length < 0 ?'],
    test: FORETOLD,
  },
  {
    what: 'a secret that will be readable is told',
    file: 'utils/syncs/dry-run/predict.ts',
    cut: ["value.isSecret ? 'overwritten' : 'stays-plain'", "'overwritten'"],
    test: FORETOLD,
  },
  {
    ...CERTAIN,
    what: 'what cannot be foretold keeps it from being created',
    cut: ["if (obstacles.length > 0) return 'obstacles';", ''],
  },
  {
    ...CERTAIN,
    what: 'another sync at the same place keeps one that deletes from being created',
    cut: [
      "return isDouble && !plan.options.disableSecretDeletion ? 'duplicate' : undefined;",
      'return undefined;',
    ],
  },
  {
    what: 'its form leaves deletion off',
    file: 'entrypoints/popup/sync/sync-form.tsx',
    cut: ['disableSecretDeletion: !edits.deletes,', 'disableSecretDeletion: edits.deletes === false,'],
    test: SYNC_POPUP,
  },
  {
    what: 'its form leaves running by itself off',
    file: 'entrypoints/popup/sync/sync-form.tsx',
    cut: ['isAutomatic: edits.isAutomatic ?? false,', 'isAutomatic: edits.isAutomatic ?? true,'],
    test: SYNC_POPUP,
  },
  {
    what: 'the press that creates counts by the rule of all that sends something',
    file: 'entrypoints/popup/sync/looked.tsx',
    cut: [
      '<SendButton\n',
      '<button type="button" onClick={() => void create.run({ lookId: look.id, captureId })}>{i18n.t(\'popup.sync.create\')}</button>\n            <SendButton\n',
    ],
    test: SYNC_POPUP,
  },
  {
    what: 'the press that runs counts by the rule of all that sends something',
    file: 'entrypoints/popup/sync/made.tsx',
    cut: [
      '<SendButton\n',
      "<button type=\"button\" onClick={() => void run.run({ lookId: look?.id ?? '', captureId })}>{i18n.t('popup.sync.run')}</button>\n        <SendButton\n",
    ],
    test: SYNC_POPUP,
  },
  {
    ...STEPS,
    what: 'is created from what was shown last',
    cut: ["if (setup.look.id !== lookId) throw fail('syncChanged');", ''],
  },
  {
    ...STEPS,
    what: 'is run from what was shown last',
    cut: ["if (setup.look !== null && setup.look.id !== lookId) throw fail('syncChanged');", ''],
    test: GUARDS,
  },
  {
    ...STEPS,
    what: 'is looked at once more before it is created',
    cut: ['if (!isSameLook(setup.look, now)) {\n    return', 'if (false) {\n    return'],
  },
  {
    ...STEPS,
    what: 'is looked at once more before it runs',
    cut: ['if (!isSameLook(setup.look, now)) {\n    const', 'if (false) {\n    const'],
  },
  {
    ...STEPS,
    what: 'one at a time in the whole browser',
    cut: ["if (underWay || (await syncIntentItem.get())) throw fail('syncUnfinished');", ''],
  },
  {
    ...STORED,
    what: 'is created at rest',
    cut: ['isAutoSyncEnabled: false,\n    syncOptions', 'isAutoSyncEnabled: true,\n    syncOptions'],
  },
  {
    ...CREATE,
    what: 'is on disk before it is sent, so that it is not created twice',
    cut: ['await syncIntentItem.set(intent);', ''],
  },
  {
    ...CREATE,
    what: 'is read back, whatever the answer to its creation says',
    cut: ['stored = await client.sync(made.id);', 'stored = made;'],
    test: GUARDS,
  },
  {
    ...CREATE,
    what: 'does not stay where an option was dropped',
    cut: ['const differing = differingSettings(stored, setup);', 'const differing: MessageKey[] = [];'],
  },
  {
    ...STORED,
    what: 'does not stay where it would take along sub-folders',
    cut: ["'popup.sync.subfolders': syncOptions.recursive ?? false,", ''],
    test: GUARDS,
  },
  {
    ...STORED,
    what: 'does not stay where it would run by itself',
    cut: ["    'popup.sync.automatic': isAutoSyncEnabled,\n", ''],
    test: GUARDS,
  },
  {
    what: 'what it has written is not taken along when it is deleted again',
    file: 'utils/infisical/sync-calls.ts',
    cut: ["stored('DELETE', at(id))", "stored('DELETE', (at(id) + '?removeSecrets=true') as never)"],
    test: SYNC,
  },
  {
    ...CREATE,
    what: 'is not deleted for what somebody may have changed since',
    cut: ["if (Date.now() > settledAt(intent)) return failed(setup, fail('syncSettingsChanged'));", ''],
  },
  {
    ...CREATE,
    what: 'another one of its name is not deleted',
    cut: ['if (found && isAskedFor(found, setup)) return', 'if (found) return'],
    test: GUARDS,
  },
  {
    ...CREATE,
    what: 'another one of its name at the same place is not deleted',
    cut: ["if (isRefusal(answer, 'infisicalSyncNameTaken')) return failed(setup, answer);", ''],
    test: GUARDS,
  },
  {
    what: 'is not run with other settings than were looked at',
    file: 'utils/syncs/run.ts',
    cut: ["if (differingSettings(stored, setup).length > 0) throw fail('syncSettingsChanged');", ''],
    test: SYNC,
  },
  {
    ...STEPS,
    what: 'its run is noted before it is asked for, so that it is asked for once',
    cut: ['await setupItem.set(asked);', ''],
    test: GUARDS,
  },
  {
    ...STEPS,
    what: 'does not run for who has closed it',
    cut: ["!(setup?.state === 'running' && setup.asked)", "setup?.state !== 'running'"],
    test: GUARDS,
  },
  {
    what: 'the token is forgotten when its run has succeeded',
    file: 'utils/syncs/run.ts',
    cut: ['if (isComplete) await discardCapture(setup.request.captureId);', ''],
    test: SYNC,
  },
];
