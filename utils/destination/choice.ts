import { capturesItem } from '../capture/storage';
import { currentProfileIdItem } from '../infisical/storage';
import { chosenProfileItem } from './storage';

/** Notes that the user goes for a profile: it is the one used last, and stays that of the capture in work. */
export async function chooseProfile(profileId: string): Promise<void> {
  await currentProfileIdItem.set(profileId);
  await keepForCapture(profileId);
}

/** Notes a profile that is the one used last already, as one that was just saved, for the capture in work. */
export async function keepForCapture(profileId: string): Promise<void> {
  const [capture] = await capturesItem.get();
  if (capture) await chosenProfileItem.set({ captureId: capture.id, profileId });
}
