import { type ComponentProps, useEffect, useEffectEvent } from 'react';
import { useBackend } from '@/components/backend';
import type { PushRequest } from '@/utils/push/types';
import { SendButton } from './sending/send-button';

/** How long a request must stand before it is worth a look: names are typed letter by letter. */
const STANDS_MS = 300;

type PushButtonProps = Omit<ComponentProps<typeof SendButton>, 'onSend' | 'onApproach' | 'isPrimary'> & {
  /** What a press sends. */
  request: PushRequest;
  onSend: (request: PushRequest) => void;
};

/**
 * The button that sends a token. Once its request stands, and again when the user is on the way to it, the background reads what
 * a push has to know: the press then waits for nothing but what it changes.
 */
export function PushButton({ request, blocked, onSend, ...button }: PushButtonProps) {
  const { send } = useBackend();
  const isOpen = blocked === undefined;
  const look = (isClose: boolean) => void send('push.look-ahead', { request, isClose });
  const lookFromAfar = useEffectEvent(() => look(false));
  const standing = JSON.stringify(request);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each request that comes to stand is looked at.
  useEffect(() => {
    if (!isOpen) return;
    const timer = setTimeout(() => lookFromAfar(), STANDS_MS);
    return () => clearTimeout(timer);
  }, [isOpen, standing]);
  return (
    <SendButton
      {...button}
      blocked={blocked}
      isPrimary
      onSend={() => onSend(request)}
      onApproach={() => isOpen && look(true)}
    />
  );
}
