"use strict";
// A link jumps by itself. This only unfolds what it leads to, brings it to the middle, and leads back with Escape or the button.
(function () {
  let came_from = null;
  function show() {
    const place = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!place || /^(SECTION|MAIN)$/.test(place.tagName)) return;
    for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    place.scrollIntoView({ block: place.tagName === "A" || place.tagName === "LI" ? "center" : "start", inline: "nearest" });
    place.focus({ preventScroll: true });
  }
  function back() {
    if (!came_from) return;
    came_from.scrollIntoView({ block: "center" });
    came_from.focus({ preventScroll: true });
  }
  document.addEventListener("click", function (event) {
    const link = event.target.closest("a.source");
    if (link) {
      came_from = link;
      for (const button of document.querySelectorAll("button.back")) button.hidden = false;
      if (link.hash === location.hash) show();
    }
    if (event.target.closest("button.back")) back();
    const zoom = event.target.closest("button.zoom");
    if (!zoom) return;
    zoom.setAttribute("aria-pressed", String(zoom.closest("figure").classList.toggle("large")));
    const place = zoom.closest("figure").querySelector(".mark:target");
    if (place) place.scrollIntoView({ block: "center", inline: "start" });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") back();
  });
  addEventListener("hashchange", show);
  addEventListener("load", show);
  addEventListener("beforeprint", function () {
    for (const fold of document.querySelectorAll("details.printed")) fold.open = true;
  });
})();
