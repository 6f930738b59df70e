import { roleLabel } from '../humanitec/roles';
import { type Sentence, say } from '../sentence';
import { type AppFacts, appsInQuestion } from './checks/app-facts';
import { appsCheck } from './checks/apps';
import type { AppAccess, AppRef, Check } from './types';
import { reasons } from './verdict';
import { appLabel } from './words';

/** The verdict in one sentence, about the chosen apps where there are any. */
export function summarize(checks: readonly Check[], facts: AppFacts): Sentence {
  const [gravest] = reasons(checks);
  if (gravest === undefined || gravest.verdict === 'warn') return ready(facts);
  return (gravest.id === appsCheck.id && notReady(facts)) || gravest.finding;
}

function ready(facts: AppFacts): Sentence {
  const writable = appsInQuestion(facts).filter(({ write }) => write === 'yes');
  if (facts.selected.length === 0) {
    return say('access.summary.ready.count', writable.length, facts.apps.length);
  }
  const [first, second, third, ...others] = writable.map(label(facts));
  if (first === undefined) return say('access.summary.ready.count', 0, facts.apps.length);
  if (second === undefined) return say('access.summary.ready.one', first);
  if (third === undefined) return say('access.summary.ready.two', first, second);
  return others.length === 0
    ? say('access.summary.ready.three', first, second, third)
    : say('access.summary.ready.more', first, second, third, others.length);
}

/** Names the first chosen app that cannot be written, or could not be looked up. */
function notReady(facts: AppFacts): Sentence | undefined {
  if (facts.selected.length === 0) {
    return facts.apps.some(({ write }) => write === 'unknown') ? undefined : say('access.summary.nowhere');
  }
  const inScope = appsInQuestion(facts);
  const denied = inScope.filter(({ write }) => write === 'no');
  const [app] = denied.length > 0 ? denied : inScope.filter(({ write }) => write === 'unknown');
  return app && because(app, denied.length - 1, label(facts)(app));
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

function label({ organizations }: AppFacts): (app: AppRef) => string {
  return appLabel(organizations.length > 1);
}
