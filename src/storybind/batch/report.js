"use strict";
const rows = JSON.parse(document.getElementById("data").textContent);
const body = document.getElementById("rows"), more = document.getElementById("more"), shown = document.getElementById("shown");
const search = document.getElementById("search"), status = document.getElementById("status");
const page = 200;
let column = null, rising = true, code = null, found = rows, count = page;

function cell(row, text, kind, notes) {
  const made = row.insertCell();
  made.textContent = text;
  if (kind) made.className = kind;
  for (const note of notes || []) {
    const small = document.createElement("small");
    small.textContent = note;
    made.append(small);
  }
}

function draw() {
  const part = document.createDocumentFragment();
  for (const [story, title, became, words, chapters, scenes, seconds, bytes, warnings, , message] of found.slice(0, count)) {
    const row = document.createElement("tr");
    row.className = became;
    cell(row, story, "", message ? [message] : warnings);
    cell(row, title || "");
    cell(row, became, "status");
    for (const number of [words, chapters, scenes]) cell(row, number ? number.toLocaleString("en") : "", "number");
    cell(row, seconds.toFixed(3), "number");
    cell(row, bytes ? Math.ceil(bytes / 1000).toLocaleString("en") : "", "number");
    part.append(row);
  }
  body.replaceChildren(part);
  more.hidden = found.length <= count;
  shown.textContent = found.length.toLocaleString("en") + " of " + rows.length.toLocaleString("en");
}

function choose() {
  const words = search.value.toLowerCase();
  found = rows.filter(row =>
    (!status.value || row[2] === status.value) && (!code || row[9] === code) &&
    (!words || (row[0] + "\n" + (row[1] || "")).toLowerCase().includes(words)));
  if (column !== null) {
    const sign = rising ? 1 : -1;
    found.sort((a, b) => {
      const left = a[column] ?? "", right = b[column] ?? "";
      return sign * (typeof left === "number" && typeof right === "number" ? left - right : String(left).localeCompare(String(right)));
    });
  }
  count = page;
  draw();
}

for (const button of document.querySelectorAll("th button")) {
  button.addEventListener("click", () => {
    const chosen = Number(button.dataset.column);
    rising = column === chosen ? !rising : chosen < 3;
    column = chosen;
    for (const head of document.querySelectorAll("th")) head.removeAttribute("aria-sort");
    button.parentElement.setAttribute("aria-sort", rising ? "ascending" : "descending");
    choose();
  });
}
for (const button of document.querySelectorAll("[data-code]")) {
  button.addEventListener("click", () => {
    code = code === button.dataset.code ? null : button.dataset.code;
    for (const other of document.querySelectorAll("[data-code]")) other.setAttribute("aria-pressed", String(other.dataset.code === code));
    choose();
  });
}
search.addEventListener("input", choose);
status.addEventListener("change", choose);
more.addEventListener("click", () => { count += page; draw(); });
draw();
