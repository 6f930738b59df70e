import { expect, test } from 'vitest';
import { cardsOf, newDraft, toEdit } from '@/entrypoints/options/cards';
import { selectableProfiles } from '@/utils/infisical/selectable';
import type { Profile } from '@/utils/infisical/types';
import { UNRESTRICTED } from '@/utils/policy/types';
import { EU, US } from '../popup/stored';

const BUILT_IN = selectableProfiles([], UNRESTRICTED) as [Profile, Profile];
const shape = (saved: readonly Profile[], edited = toEdit(US, saved)) =>
  cardsOf(saved, edited, UNRESTRICTED).map(({ profile, isSaved, isEdited }) => [
    profile?.id,
    isSaved,
    isEdited,
  ]);

test('there is a card for each profile that the popup offers, and one of them is edited', () => {
  expect(shape([US, EU])).toEqual([
    ['us', true, true],
    ['eu', true, false],
  ]);
  expect(shape([US])).toEqual([
    ['us', true, true],
    ['built-in-eu', false, false],
  ]);
});

test('a built-in profile is edited as a draft in its own card, and that card stays when it is saved', () => {
  const [us] = BUILT_IN;
  const edited = toEdit(us, []);
  const [before] = cardsOf([], edited, UNRESTRICTED);
  expect(before).toMatchObject({ profile: us, isSaved: false, isEdited: true });
  const saved = { ...US, id: edited.id };
  const after = cardsOf([saved], edited, UNRESTRICTED).filter(({ isEdited }) => isEdited);
  expect(after).toEqual([{ key: before?.key, profile: saved, isSaved: true, isEdited: true }]);
});

test('a draft saved as something else leaves the built-in profile as it was', () => {
  const [us] = BUILT_IN;
  const edited = toEdit(us, []);
  const cards = cardsOf([{ ...EU, id: edited.id }], edited, UNRESTRICTED);
  expect(cards.map(({ key, isEdited }) => [key, isEdited])).toEqual([
    [edited.id, true],
    ['built-in-us', false],
  ]);
});

test('a new profile has a card of its own at the end until it is saved', () => {
  const draft = newDraft();
  expect(shape([US, EU], draft)).toEqual([
    ['us', true, false],
    ['eu', true, false],
    [undefined, false, true],
  ]);
  const cards = cardsOf([US, EU, { ...EU, id: draft.id }], draft, UNRESTRICTED);
  expect(cards.filter(({ isEdited }) => isEdited).map(({ key }) => key)).toEqual([draft.id]);
});

test('none is edited once the one that was is gone', () => {
  expect(shape([EU], { id: 'us', isDraft: false }).some(([, , isEdited]) => isEdited)).toBe(false);
});
