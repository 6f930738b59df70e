/** That something is going on, in words. */
export function UnderWay({ text }: { text: string }) {
  return (
    <div className="row">
      <span className="spinner" aria-hidden="true" />
      <span role="status">{text}</span>
    </div>
  );
}
