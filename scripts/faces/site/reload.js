// Loads the page again when the site was built anew; a page nobody looks at waits until it is seen.
const news = new URL(import.meta.url.replace(".js", "")); // with ?built=…: what this page is from
let source;

function follow() {
  source?.close(); // a browser keeps six connections open at most, for all tabs together
  if (document.hidden) return;
  source = new EventSource(news);
  source.onmessage = () => location.reload();
}

document.addEventListener("visibilitychange", follow);
follow();
