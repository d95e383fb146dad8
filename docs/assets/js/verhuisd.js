// @ts-check
/** Leads on from an old address, to the heading that was asked for: scripts/faces/site/moved.py. */
{
  const { naar = "", ankers = "{}" } = document.documentElement.dataset;
  const heading = decodeURIComponent(location.hash.slice(1));
  const kept = naar.includes("#") ? naar : naar + location.hash;
  location.replace(new Map(Object.entries(JSON.parse(ankers))).get(heading) ?? kept);
}
