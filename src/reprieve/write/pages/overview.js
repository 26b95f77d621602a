"use strict";
(function () {
  const table = document.getElementById("cases");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const search = document.getElementById("search");
  const finding = document.getElementById("finding");
  const need = document.getElementById("need");
  const verdicts = Array.from(document.querySelectorAll("button[data-verdict]"));
  const texts = new Map();
  const sheet = table.closest(".sheet");
  const kept = "reprieve-overview " + location.pathname;

  function text(row) {
    if (!texts.has(row)) {
      const fold = row.querySelector("[data-letters]");
      texts.set(row, [row.textContent, row.dataset.needs, row.dataset.findings, fold ? fold.dataset.letters : ""].join(" ").toLowerCase());
    }
    return texts.get(row);
  }
  function holds(list, id) {
    return (" " + list + " ").includes(" " + id + " ");
  }
  function pressed() {
    return verdicts.find(function (button) { return button.getAttribute("aria-pressed") === "true"; });
  }
  function wanted() {
    const verdict = pressed();
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    return function (row) {
      return (!verdict || !verdict.dataset.verdict || row.dataset.verdict === verdict.dataset.verdict)
        && (!finding.value || holds(row.dataset.findings, finding.value))
        && (!need.value || holds(row.dataset.needs, need.value))
        && words.every(function (word) { return text(row).includes(word); });
    };
  }
  function filter() {
    const fits = wanted();
    let count = 0;
    for (const row of rows) {
      row.hidden = !fits(row);
      if (!row.hidden) count += 1;
    }
    document.getElementById("shown").textContent = String(count);
    document.getElementById("none").hidden = count > 0;
    for (const button of table.querySelectorAll("button[data-need]"))
      button.setAttribute("aria-pressed", String(button.dataset.need === need.value));
  }
  function press(chosen) {
    for (const button of verdicts) button.setAttribute("aria-pressed", String(button === chosen));
    filter();
  }
  function sort(heading, down) {
    const key = heading.dataset.key;
    for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
    rows.sort(function (a, b) { return (down ? -1 : 1) * order.compare(a.dataset[key], b.dataset[key]); });
    const sorted = document.createDocumentFragment();
    for (const row of rows) sorted.append(row);
    body.append(sorted);
  }

  // Letters are listed when somebody wants to see them: a line of data is either where one lies, or that and how it is shown.
  function unfold(fold) {
    for (const letter of JSON.parse(fold.dataset.letters)) {
      const [path, name] = Array.isArray(letter) ? letter : [letter, letter.slice(letter.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "")];
      const link = document.createElement("a");
      link.href = "./" + path.split("/").map(encodeURIComponent).join("/");
      link.textContent = name;
      fold.append(link);
    }
    fold.removeAttribute("data-letters");
  }
  body.addEventListener("toggle", function (event) {
    if (event.target.open && event.target.dataset.letters) unfold(event.target);
  }, true);

  for (const button of verdicts) button.addEventListener("click", function () { press(button); });
  search.addEventListener("input", filter);
  finding.addEventListener("change", filter);
  need.addEventListener("change", filter);
  document.getElementById("clear").addEventListener("click", function () {
    search.value = finding.value = need.value = "";
    press(verdicts[0]);
  });
  table.tHead.addEventListener("click", function (event) {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.need) {
      need.value = need.value === button.dataset.need ? "" : button.dataset.need;
      filter();
    } else {
      const heading = button.closest("th");
      sort(heading, heading.getAttribute("aria-sort") === "ascending");
    }
  });

  // Who comes back from a case finds the list as it was left, in this tab.
  function keep() {
    const heading = table.querySelector("th[aria-sort]");
    const sorted = [heading.dataset.key, heading.getAttribute("aria-sort")];
    const left = [pressed().dataset.verdict, search.value, finding.value, need.value, ...sorted, sheet.scrollTop];
    try { sessionStorage.setItem(kept, JSON.stringify(left)); } catch (error) { /* a private window keeps nothing */ }
  }
  function left_before() {
    try { return JSON.parse(sessionStorage.getItem(kept)); } catch (error) { return null; }
  }
  function resume(verdict, words, found, lacking, key, order, top) {
    [search.value, finding.value, need.value] = [words, found, lacking];
    sort(table.querySelector('th[data-key="' + key + '"]'), order === "descending");
    press(verdicts.find(function (button) { return button.dataset.verdict === verdict; }));
    sheet.scrollTop = top;
  }
  addEventListener("pagehide", keep);
  const before = left_before();
  if (before) resume(...before);
  else filter();
})();
