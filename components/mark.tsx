/** The product's mark, as in docs/images/icon.svg. Stands beside the name, so it says nothing itself. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 128 128" aria-hidden="true">
      <rect x="6" y="6" width="116" height="116" rx="28" fill="#0b5cad" />
      <g fill="none" stroke="#fff" strokeWidth="12" strokeLinecap="round" strokeLinejoin="round">
        <circle cx="42" cy="64" r="20" />
        <path d="M62 64h36M82 64v18M98 50l14 14-14 14" />
      </g>
    </svg>
  );
}
