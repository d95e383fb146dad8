// @ts-check
/** Lets a file that was made in this page be saved, as if it were downloaded. */

/** How long the file stays at hand for the browser to save it (ms). */
const KEPT = 60_000;
const TYPES = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ics: "text/calendar",
  toml: "application/toml",
};

/**
 * Saves a file.
 * @param {string} name  without ending
 * @param {keyof TYPES} kind
 * @param {string} file  base64
 */
export function download(name, kind, file) {
  const bytes = Uint8Array.from(atob(file), (sign) => sign.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: TYPES[kind] }));
  link.download = `${name}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}
