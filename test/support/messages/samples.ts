import { type MessageName, messages } from '../../../utils/protocol';
import { samplesOf } from '../schema-samples';

/** The messages that a content script may send: the only ones a web page's process has a say in. */
export const FROM_CONTENT = (['capture.deliver', 'capture.room', 'capture.supplies'] as string[]).filter(
  (name) => name in messages,
) as MessageName[];

export const ALL = Object.keys(messages) as MessageName[];

export interface Message {
  name: string;
  payload: unknown;
}

/** Every message of the protocol with a payload that its schema accepts: nothing but the sender can be wrong. */
export function validMessages(): Message[] {
  return ALL.map((name) => {
    const [payload] = samplesOf(messages[name].payload, textsFor);
    const parsed = messages[name].payload.safeParse(payload);
    if (!parsed.success) throw new Error(`No payload for ${name} was found: ${parsed.error.message}`);
    return { name, payload };
  });
}

const TOKEN = 'sample-Token-abcdefghijklmnopqrstuvwxyz';
/** What makes a message as telling as it can be, by field: things that are there. */
const TELLING: Record<string, string> = {
  profileId: 'built-in-us',
  id: 'built-in-us',
  siteUrl: 'https://app.infisical.com',
  org: 'acme',
  app: 'shop',
};

const UUID = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
const textsFor = (field: string) => [TELLING[field] ?? TOKEN, TOKEN, '2030-01-01', UUID];
