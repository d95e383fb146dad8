// @ts-check
/** Lets a file that was made in this page be saved, as if it were downloaded. */

/** How long the file stays at hand for the browser to save it (ms). */
const KEPT = 60_000;
const TYPES = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ics: "text/calendar",
  toml: "application/toml",
  csv: "text/csv",
};

/**
 * Saves a file.
 * @param {string} name  without ending
 * @param {keyof TYPES} kind
 * @param {string} file  base64
 */
export function download(name, kind, file) {
  save(name, kind, [Uint8Array.from(atob(file), (sign) => sign.charCodeAt(0))]);
}

/**
 * Saves a file that is there in pieces; texts become UTF-8.
 * @param {string} name  without ending
 * @param {keyof TYPES} kind
 * @param {BlobPart[]} pieces
 */
export function save(name, kind, pieces) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(pieces, { type: TYPES[kind] }));
  link.download = `${name}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}
