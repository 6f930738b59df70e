import { useEffect, useRef } from 'react';
import { SignedIn } from '@/components/signed-in';
import { keyOf, words } from '@/components/words';
import type { TestReport } from '@/utils/infisical/messages';

/** Who this profile is in Infisical, and what could not be found out. */
export function TestResult({ report }: { report: TestReport }) {
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // In braces: newer browsers return a promise here, which React would take for a clean-up.
    result.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <SignedIn report={report} ref={result}>
      {report.notes.map((note) => (
        <p key={keyOf(note)}>{words(note)}</p>
      ))}
    </SignedIn>
  );
}
