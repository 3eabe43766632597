// Rows by rule, status and party. Without this script every row is there, and no filter.
const bar = document.querySelector(".filters");
const rows = [...document.querySelectorAll("tr[data-status]")];
const told = {
  rule: (row) => [row.closest("section").dataset.rule],
  status: (row) => [row.dataset.status],
  party: (row) => row.dataset.parties.split("|").filter(Boolean),
};
const choices = bar ? [...bar.querySelectorAll("select")] : [];

function show() {
  for (const row of rows)
    row.hidden = choices.some((one) => one.value && !told[one.name](row).includes(one.value));
  for (const section of document.querySelectorAll("section[data-rule]")) {
    const own = rows.filter((row) => section.contains(row));
    section.hidden = choices.some((one) => one.value) && own.every((row) => row.hidden);
  }
  const facts = rows.filter((row) => row.id);
  const shown = facts.filter((row) => !row.hidden).length;
  const output = bar.querySelector("output");
  output.textContent = output.dataset.words.replace("{n}", shown).replace("{all}", facts.length);
}

for (const one of choices) {
  const words = new Set(rows.flatMap(told[one.name]));
  for (const word of [...words].sort((a, b) => a.localeCompare(b))) one.add(new Option(word));
  one.addEventListener("change", show);
}
if (bar && rows.length) {
  bar.hidden = false;
  show();
}
// A link to a row that a filter hides shows all rows again.
addEventListener("hashchange", () => {
  if (!document.getElementById(location.hash.slice(1))?.closest("[hidden]")) return;
  for (const one of choices) one.value = "";
  show();
  document.getElementById(location.hash.slice(1)).scrollIntoView();
});
