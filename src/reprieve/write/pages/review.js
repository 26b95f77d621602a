"use strict";
// A source jumps to its row by its link alone. This only brings the place to the middle and leads back with Escape.
(function () {
  let came_from = null;
  function show() {
    const place = location.hash.startsWith("#place-") && document.getElementById(location.hash.slice(1));
    if (!place) return;
    place.scrollIntoView({ block: "center", inline: "nearest" });
    place.focus({ preventScroll: true });
  }
  document.addEventListener("click", function (event) {
    const link = event.target.closest("a.source");
    if (link) came_from = link;
    const zoom = event.target.closest("button.zoom");
    if (!zoom) return;
    zoom.setAttribute("aria-pressed", String(zoom.closest("figure").classList.toggle("large")));
    const place = zoom.closest("figure").querySelector(".mark:target");
    if (place) place.scrollIntoView({ block: "center", inline: "start" });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !came_from) return;
    came_from.scrollIntoView({ block: "center" });
    came_from.focus({ preventScroll: true });
  });
  addEventListener("hashchange", show);
  addEventListener("load", show);
  addEventListener("beforeprint", function () {
    for (const fold of document.querySelectorAll("details.printed")) fold.open = true;
  });
})();
