import { useEffect, useState } from 'react';
import { profilesItem, watchSecrets } from '@/utils/infisical/storage';
import type { SecretPlace } from '@/utils/infisical/types';
import { send } from '@/utils/protocol';

/** Where the secret of each saved profile is, kept current. The background looks: secrets never come into a page. */
export function useSecretPlaces(): Record<string, SecretPlace> {
  const [places, setPlaces] = useState<Record<string, SecretPlace>>({});
  useEffect(() => {
    let asked = 0;
    const ask = async (): Promise<void> => {
      const turn = ++asked;
      const answer = await send('profile.secrets', {});
      // An answer that was overtaken is older than what is shown.
      if (turn === asked && answer.ok) setPlaces(answer.value);
    };
    const stops = [watchSecrets(ask), profilesItem.watch(ask)];
    void ask();
    return () => {
      asked = 0;
      for (const stop of stops) stop();
    };
  }, []);
  return places;
}
