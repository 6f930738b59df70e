import { roleLabel } from '../humanitec/roles';
import { type Sentence, say } from '../sentence';
import { appsCheck } from './checks/apps';
import { appsInScope, type Scope } from './checks/scope';
import type { AppAccess, AppRef, Check } from './types';
import { reasons } from './verdict';
import { appLabel } from './words';

/** The verdict in one sentence, about the chosen apps where there are any. */
export function summarize(checks: readonly Check[], scope: Scope): Sentence {
  const [gravest] = reasons(checks);
  if (gravest === undefined || gravest.verdict === 'warn') return ready(scope);
  return (gravest.id === appsCheck.id && notReady(scope)) || gravest.finding;
}

function ready(scope: Scope): Sentence {
  const writable = appsInScope(scope).filter(({ write }) => write === 'yes');
  if (scope.selected.length === 0) {
    return say('access.summary.ready.count', writable.length, scope.apps.length);
  }
  const [first, second, third, ...others] = writable.map(label(scope));
  if (first === undefined) return say('access.summary.ready.count', 0, scope.apps.length);
  if (second === undefined) return say('access.summary.ready.one', first);
  if (third === undefined) return say('access.summary.ready.two', first, second);
  return others.length === 0
    ? say('access.summary.ready.three', first, second, third)
    : say('access.summary.ready.more', first, second, third, others.length);
}

/** Names the first chosen app that cannot be written, or could not be looked up. */
function notReady(scope: Scope): Sentence | undefined {
  if (scope.selected.length === 0) {
    return scope.apps.some(({ write }) => write === 'unknown') ? undefined : say('access.summary.nowhere');
  }
  const inScope = appsInScope(scope);
  const denied = inScope.filter(({ write }) => write === 'no');
  const [app] = denied.length > 0 ? denied : inScope.filter(({ write }) => write === 'unknown');
  return app && because(app, denied.length - 1, label(scope)(app));
}

function because({ write, role, absence }: AppAccess, others: number, name: string): Sentence {
  if (absence === 'deleting') return say('access.summary.deleting', name);
  if (write === 'unknown') return say('access.summary.undetermined', name);
  if (role === null) {
    return others > 0
      ? say('access.summary.noRole.more', name, others)
      : say('access.summary.noRole.one', name);
  }
  const held = roleLabel(role);
  return others > 0
    ? say('access.summary.low.more', held, name, others)
    : say('access.summary.low.one', held, name);
}

function label({ organizations }: Scope): (app: AppRef) => string {
  return appLabel(organizations.length > 1);
}
