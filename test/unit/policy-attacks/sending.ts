import { pushItem } from '@/utils/push/storage';
import { calm, codeOf, type Lot, say } from './world';

let names = 0;
/** A name that no connection has yet. */
export function anotherName(): string {
  names += 1;
  return `connection-${names}`;
}

/** Presses `Create anyway`, whatever may be in the way, and tells how that ended. */
export function send(lot: Lot, given: object = {}): Promise<string | undefined> {
  return push(lot.create({ name: anotherName(), despiteWarnings: true, ...given }));
}

/** Presses `Update token`. */
export function update(lot: Lot, given: object = {}): Promise<string | undefined> {
  return push(lot.rotate(lot.key.connectionId, { despiteWarnings: true, ...given }));
}

/** Answers the question about an update. */
export async function goOn(lot: Lot): Promise<string> {
  return codeOf(await say('push.start', lot.rotate(lot.key.connectionId, { despiteWarnings: true })));
}

async function push(request: ReturnType<Lot['create']>): Promise<string | undefined> {
  await pushItem.set(null);
  const answer = await say('push.start', request);
  await calm();
  if (!answer.ok) return codeOf(answer);
  const ended = await pushItem.get();
  return ended && 'failure' in ended ? ended.failure.code : ended?.state;
}
