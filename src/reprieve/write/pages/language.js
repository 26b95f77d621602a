"use strict";
// Chinese or English: what was chosen before, else what the browser prefers.
(function () {
  const root = document.documentElement;
  function speak(tongue) {
    root.classList.toggle("zh", tongue === "zh");
    root.classList.toggle("en", tongue === "en");
    root.lang = tongue === "zh" ? "zh-CN" : "en";
  }
  function remembered() {
    try { return localStorage.getItem("reprieve-language"); } catch (error) { return null; }
  }
  function remember(tongue) {
    try { localStorage.setItem("reprieve-language", tongue); } catch (error) { /* a private window keeps nothing */ }
  }
  const chosen = remembered();
  speak(chosen === "zh" || chosen === "en" ? chosen : /^zh/i.test(navigator.language) ? "zh" : "en");
  document.addEventListener("click", function (event) {
    if (!event.target.closest("#tongue")) return;
    const tongue = root.classList.contains("zh") ? "en" : "zh";
    speak(tongue);
    remember(tongue);
  });
})();
