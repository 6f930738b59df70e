import { useCopy } from './use-copy';

/** Puts a text on the clipboard and says so. Never give it a secret: other programs read the clipboard. */
export function CopyButton({ text, label }: { text: () => string; label: string }) {
  const [said, copy] = useCopy(text);
  return (
    <>
      <button type="button" className="quiet" onClick={copy}>
        {label}
      </button>
      <span role="status" className="inline-status">
        {said}
      </span>
    </>
  );
}
