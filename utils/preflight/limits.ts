/**
 * Apps that are looked up one by one in a run, where the roles say nothing about apps. The others stay `unknown` until
 * they are chosen. At 6 in flight and 0.1 s each this is some 4 s.
 */
export const MAX_LOOKUPS = 200;

/** TrialReads of a sync that are tried at a time: of each app one, and one for each of its environments. */
export const MAX_READS = 120;

/** Apps of which the reads are tried while none is chosen: enough to see that reading works. */
export const SAMPLE_READS = 3;

/** Pauses before the roles are read again after the user came back from the People tab. */
export const ROLE_PAUSES_MS: readonly number[] = [1_000, 2_000, 3_000];

export const EXPIRY_WARNING_DAYS = 30;
