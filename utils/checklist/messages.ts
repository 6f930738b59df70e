import { type Messages, NO_PAYLOAD } from '../messaging';
import type { Place } from './types';

export const checklistMessages = {
  'checklist.look': { from: 'pages', payload: NO_PAYLOAD, isRepeatable: true },
  'checklist.show-service-users': { from: 'pages', payload: NO_PAYLOAD },
} as const satisfies Messages;

export interface ChecklistAnswers {
  'checklist.look': Place;
}
