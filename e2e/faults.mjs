import assert from 'node:assert/strict';

/** Fails with the first of the faults, one a line, if there are any. */
export function none(faults, shown = 12) {
  const lines = [...faults];
  if (lines.length === 0) return;
  const more = lines.length > shown ? [`and ${lines.length - shown} more`] : [];
  assert.fail([`${lines.length} faults`, ...lines.slice(0, shown), ...more].join('\n'));
}
