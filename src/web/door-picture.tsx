// Light through a half-open door: decoration, drawn in the page's own colours.

export function DoorPicture() {
  return (
    <div class="door">
      <svg viewBox="0 0 420 420" aria-hidden="true" focusable="false">
        <rect class="brand-frame" x="113" y="73" width="194" height="274" rx="26" />
        <path
          class="brand-leaf"
          d="M147 88 236 67.500Q248 65 248 77V343Q248 355 236 352.500L147 332Q135 329 135 317V103Q135 91 147 88z"
        />
        <circle class="brand-knob" cx="227" cy="213" r="7" />
      </svg>
    </div>
  );
}
