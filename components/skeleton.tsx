/** Keeps the place of lines that are on their way, so that nothing jumps when they come. What comes is said beside it. */
export function Skeleton({ lines }: { lines: number }) {
  return (
    <div className="skeleton" aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without anything in them are told apart by nothing else
        <span key={line} />
      ))}
    </div>
  );
}
