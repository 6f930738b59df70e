import { isByOrganization, selectableProfiles } from '@/utils/infisical/selectable';
import type { Profile } from '@/utils/infisical/types';
import { infisicalUse, mayUse } from '@/utils/policy/require-infisical';
import type { Policy } from '@/utils/policy/types';

/** What is edited: a saved profile, or a draft of one, which may begin as a built-in one. */
export interface Edited {
  id: string;
  /** For a draft of it. */
  builtInId?: string;
  /** Whether it is a draft, or was one when its form was opened. */
  isDraft: boolean;
}

export interface Card {
  /** Stays the same when a draft is saved, so that its form lives on. */
  key: string;
  /** Absent for a new one. */
  profile?: Profile;
  isSaved: boolean;
  isEdited: boolean;
  /** What an administrator has to do with it: it is ready-made, or it may not be used. */
  byOrganization?: 'made' | 'forbidden' | undefined;
}

/** What begins when a profile is to be edited: a built-in one is saved as a profile of its own. */
export function toEdit(profile: Profile, saved: readonly Profile[]): Edited {
  if (saved.some(({ id }) => id === profile.id)) return { id: profile.id, isDraft: false };
  return { ...newDraft(), builtInId: profile.id };
}

export function newDraft(): Edited {
  return { id: crypto.randomUUID(), isDraft: true };
}

/**
 * The saved profiles, those that are ready-made, and a new one where that is edited. At most one card is edited.
 */
export function cardsOf(saved: readonly Profile[], edited: Edited, policy: Policy): Card[] {
  const isSaved = (id: string): boolean => saved.some((profile) => profile.id === id);
  const draft = edited.isDraft && !isSaved(edited.id) ? edited : undefined;
  const readyMade = selectableProfiles(saved, policy).filter(({ id }) => !isSaved(id));
  const cards = [...saved, ...readyMade].map((profile): Card => {
    const key = profile.id === draft?.builtInId ? draft.id : profile.id;
    return {
      key,
      profile,
      isSaved: isSaved(profile.id),
      isEdited: key === edited.id,
      byOrganization: sayOf(profile, isSaved(profile.id), policy),
    };
  });
  const isNew = draft !== undefined && cards.every(({ isEdited }) => !isEdited);
  return isNew ? [...cards, { key: draft.id, isSaved: false, isEdited: true }] : cards;
}

function sayOf(profile: Profile, isSaved: boolean, policy: Policy): Card['byOrganization'] {
  if (!isSaved && isByOrganization(profile)) return 'made';
  return mayUse(policy, infisicalUse(profile)) ? undefined : 'forbidden';
}
