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
