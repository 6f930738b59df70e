import { lookForConsole, showServiceUsers } from '@/utils/checklist/console';
import type { Handlers } from '@/utils/protocol';

/** What the popup asks for about the way to a first token. */
export const checklistHandlers: Pick<Handlers, 'checklist.look' | 'checklist.show-service-users'> = {
  'checklist.look': lookForConsole,
  'checklist.show-service-users': () => showServiceUsers(),
};
