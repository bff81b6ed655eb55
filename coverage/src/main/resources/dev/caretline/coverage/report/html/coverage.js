"use strict";
(function () {
  var root = document.documentElement;
  root.classList.add("scripted");

  function kept(key, value) {
    try {
      if (value === undefined) return localStorage.getItem("caretline." + key);
      localStorage.setItem("caretline." + key, value);
    } catch (e) { return null; }
  }

  function byId(id) { return document.getElementById(id); }

  if (kept("theme")) root.dataset.theme = kept("theme");
  var dark = byId("dark");
  dark.onclick = function () {
    var isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
    kept("theme", root.dataset.theme);
  };

  // ---- a source

  var source = byId("src");
  var misses = source ? Array.prototype.slice.call(source.querySelectorAll("[tabindex]")) : [];
  var at = -1;

  function go(index) {
    if (!misses.length) return;
    at = (index + misses.length) % misses.length;
    misses[at].scrollIntoView({ block: "center" });
    misses[at].focus({ preventScroll: true });
  }

  function inMark(event) { return event.target.closest ? event.target.closest("#src [title]") : null; }

  // What the mark under the pointer or the focus means, for those who see no tooltips.
  function tell(event) {
    var mark = inMark(event), text = mark ? mark.title : "";
    if (text && mark.tabIndex === 0 && event.type === "focusin") {
      at = misses.indexOf(mark);
      text += " \u2014 " + (at + 1) + " of " + misses.length;
    }
    byId("info").textContent = text;
  }

  function follow(selector) {
    var link = document.querySelector(selector);
    if (link) location.href = link.href;
  }

  function drawMap() {
    var map = byId("map"), count = source.children.length, drawn = {}, marks = document.createDocumentFragment();
    Array.prototype.forEach.call(source.querySelectorAll(".m, .c, .r"), function (miss) {
      var place = Math.round(400 * (miss.closest("code").id.slice(1) - 1) / count) / 4;
      if (drawn[place]) return;
      drawn[place] = true;
      var mark = document.createElement("i");
      mark.className = miss.className;
      mark.style.top = place + "%";
      marks.appendChild(mark);
    });
    map.appendChild(marks);
    map.onclick = function (event) {
      var line = source.children[Math.floor(count * event.clientY / map.clientHeight)];
      if (line) line.scrollIntoView({ block: "center" });
    };
  }

  function showColumn() {
    // #L12C8 leads to a column of a line, in UTF-8 bytes.
    var found = /^#L(\d+)C(\d+)$/.exec(location.hash), line = found && byId("L" + found[1]);
    if (!line) return;
    Array.prototype.forEach.call(source.querySelectorAll(".here"), function (old) { old.classList.remove("here"); });
    line.classList.add("here");
    var mark = line.querySelector('[title*="(' + found[1] + ":" + found[2] + '-"]');
    (mark || line).scrollIntoView({ block: "center" });
    if (mark) mark.focus({ preventScroll: true });
  }

  function toggle(kind) {
    var hidden = root.classList.toggle("hide-" + kind);
    document.querySelector('[data-hide="' + kind + '"]').setAttribute("aria-pressed", String(!hidden));
  }

  if (source) {
    drawMap();
    showColumn();
    addEventListener("hashchange", showColumn);
    source.addEventListener("mouseover", tell);
    source.addEventListener("focusin", tell);
    source.addEventListener("click", function (event) {
      // The address of a mark, to be handed on.
      var mark = inMark(event), place = mark && /\((\d+):(\d+)-/.exec(mark.title);
      if (place) history.replaceState(null, "", "#L" + place[1] + "C" + place[2]);
    });
    Array.prototype.forEach.call(document.querySelectorAll("[data-hide]"), function (chip) {
      chip.onclick = function () { toggle(chip.dataset.hide); };
    });
    byId("next").onclick = function () { go(at + 1); };
    byId("prev").onclick = function () { go(at < 0 ? -1 : at - 1); };
  }

  var help = byId("help"), keys = byId("keys");
  function showKeys() { if (keys && keys.showModal && !keys.open) keys.showModal(); }
  if (help) help.onclick = showKeys;

  addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || /INPUT|TEXTAREA/.test(event.target.tagName)) return;
    var hide = { r: "r", m: "m", p: "c", x: "x" }[event.key];
    if (hide && source) toggle(hide);
    else if (event.key === "d") dark.onclick();
    else if (event.key === "/" && byId("filter")) byId("filter").focus();
    else if (event.key === "j") go(at + 1);
    else if (event.key === "k") go(at < 0 ? -1 : at - 1);
    else if (event.key === "1") go(0);
    else if (event.key === "0") scrollTo(0, 0);
    else if (event.key === "[") follow("a[rel=prev]");
    else if (event.key === "]") follow("a[rel=next]");
    else if (event.key === "u") follow("a.up");
    else if (event.key === "?") showKeys();
    else return;
    event.preventDefault();
  });

  // ---- an index

  var table = byId("index");
  if (!table) return;
  var body = table.tBodies[0], heads = Array.prototype.slice.call(table.tHead.rows[0].cells);

  function value(row, column) {
    var text = row.cells[column].textContent, number = parseFloat(text);
    return row.cells[column].classList.contains("num") ? number : text.toLowerCase();
  }

  function sort(column, down) {
    var rows = Array.prototype.slice.call(body.rows);
    rows.sort(function (a, b) {
      var x = value(a, column), y = value(b, column);
      return (x < y ? -1 : x > y ? 1 : 0) * (down ? -1 : 1);
    });
    rows.forEach(function (row) { body.appendChild(row); });
    heads.forEach(function (head, i) {
      if (i === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    kept("sort", column + (down ? "d" : "a"));
  }

  heads.forEach(function (head, column) {
    if (!head.textContent) return;
    head.tabIndex = 0;
    head.title = "sort by this column";
    head.onclick = function () {
      var was = head.getAttribute("aria-sort");
      // What is missing is of interest where there is much of it.
      sort(column, was ? was === "ascending" : /miss|part|raise/.test(head.className));
    };
    head.onkeydown = function (event) {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      head.onclick();
    };
  });

  var filter = byId("filter"), hideFull = byId("hide");
  function choose() {
    var text = filter.value.toLowerCase();
    Array.prototype.forEach.call(body.rows, function (row) {
      row.hidden = (hideFull.checked && row.className === "full")
        || row.textContent.toLowerCase().indexOf(text) < 0;
    });
    kept("filter", filter.value);
    kept("hide", hideFull.checked ? "1" : "");
  }
  filter.value = kept("filter") || "";
  hideFull.checked = kept("hide") === "1";
  filter.oninput = hideFull.onchange = choose;
  choose();
  var sorted = /^(\d+)([ad])$/.exec(kept("sort") || "");
  if (sorted && heads[sorted[1]]) sort(+sorted[1], sorted[2] === "d");
})();
