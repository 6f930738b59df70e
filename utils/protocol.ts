import type * as z from 'zod/mini';
import { type CaptureAnswers, captureMessages } from './capture/messages';
import { type ChecklistAnswers, checklistMessages } from './checklist/messages';
import { connectionMessages } from './connections/messages';
import { destinationMessages } from './destination/messages';
import { noteFailure } from './failures/storage';
import { grantMessages } from './grant/messages';
import { historyMessages } from './history/messages';
import { type ProfileAnswers, profileMessages } from './infisical/messages';
import { type Handler, listen, type Result, type Sender, sendMessage } from './messaging';
import { preflightMessages } from './preflight/messages';
import { pushMessages } from './push/messages';
import { type SettingsFileAnswers, settingsFileMessages } from './settings-file/messages';
import { type SyncAnswers, syncMessages } from './syncs/messages';

/** Every message of the extension. All go to the background. */
export const messages = {
  ...captureMessages,
  ...preflightMessages,
  ...grantMessages,
  ...destinationMessages,
  ...pushMessages,
  ...profileMessages,
  ...historyMessages,
  ...connectionMessages,
  ...checklistMessages,
  ...settingsFileMessages,
  ...syncMessages,
};

/** What is answered with more than that it is done. */
interface Answers
  extends CaptureAnswers,
    ProfileAnswers,
    ChecklistAnswers,
    SettingsFileAnswers,
    SyncAnswers {}

export type MessageName = keyof typeof messages;
export type Payload<N extends MessageName> = z.infer<(typeof messages)[N]['payload']>;
export type Answer<N extends MessageName> = N extends keyof Answers ? Answers[N] : null;

/** One handler for each message. Those that only do something give nothing, and are answered with null once it is done. */
export type Handlers = {
  [N in MessageName]: (
    payload: Payload<N>,
    sender: Sender,
  ) => Promise<N extends keyof Answers ? Answers[N] : void>;
};

/** Sends a message to the background. Never throws: a failure is part of the result. */
export function send<N extends MessageName>(name: N, payload: Payload<N>): Promise<Result<Answer<N>>> {
  return sendMessage(name, payload, messages[name]);
}

/** Answers all messages with the given handlers. Call it in the first turn of the background. */
export function answerMessages(handlers: Handlers): void {
  listen(messages, handlers as Record<string, Handler>, (failure) => void noteFailure(failure));
}
