// The mark: an amber frame, a leaf standing ajar, a knob. The same drawing as public/favicon.svg.

export function BrandMark({ size = 26 }: { size?: number }) {
  return (
    <svg class="brand-mark" width={size} height={size} viewBox="0 0 26 26" aria-hidden="true" focusable="false">
      <rect class="brand-frame" width="24" height="26" x="1" rx="6.5" />
      <path class="brand-leaf" d="M7.4 5.3 15.7 3q1-.3 1 .7v18.6q0 1-1 .7l-8.3-2.3q-.7-.2-.7-.9V6.2q0-.7.7-.9z" />
      <circle class="brand-knob" cx="14.3" cy="13" r="1.15" />
    </svg>
  );
}
