// Reads journeys with Mermaid's own parser: one line of JSON for each file on the command line.
//
//     CJM_MERMAID=folder node tests/mermaid/parse.mjs a.mmd b.mmd
//
// The folder is where `npm install mermaid@11 jsdom` was run. A line is { title, description,
// sections, tasks: [{ section, name, score, actors }] }, or { error }.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.env.CJM_MERMAID;
const require = createRequire(pathToFileURL(join(folder, "package.json")));
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("<!doctype html><body></body>");
Object.assign(globalThis, { window, document: window.document });
const found = join(folder, "node_modules", "mermaid", "dist", "mermaid.core.mjs");
const { default: mermaid } = await import(pathToFileURL(found));
mermaid.initialize({ startOnLoad: false });

// What the page shows: codes as the characters they stand for.
const area = window.document.createElement("textarea");
function shown(text) {
  const html = String(text ?? "").replace(/ﬂ°°/g, "&#").replace(/ﬂ°/g, "&").replace(/¶ß/g, ";");
  area.innerHTML = html.replace(/</g, "&lt;");
  return area.value;
}

for (const path of process.argv.slice(2)) {
  let line;
  try {
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(readFileSync(path, "utf8"));
    if (diagram.type !== "journey") throw new Error(`a ${diagram.type}`);
    const { db } = diagram;
    line = {
      title: shown(db.getDiagramTitle()),
      description: shown(db.getAccDescription()),
      sections: db.getSections().map(shown),
      tasks: db.getTasks().map((task) => ({
        section: shown(task.section),
        name: shown(task.task),
        score: task.score,
        actors: task.people.filter((actor) => actor !== "").map(shown),
      })),
    };
  } catch (error) {
    line = { error: String(error.message ?? error) };
  }
  console.log(JSON.stringify(line));
}
