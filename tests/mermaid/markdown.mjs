// Reads Markdown with marked, which Mermaid brings along: one line of JSON for each file on the
// command line, with how often each kind of token stands there, and all that is HTML or a link.
//
//     CJM_MERMAID=folder node tests/mermaid/markdown.mjs a.md b.md
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(join(process.env.CJM_MERMAID, "package.json")));
const { lexer, walkTokens } = require("marked");

for (const path of process.argv.slice(2)) {
  const kinds = {};
  const odd = [];
  walkTokens(lexer(readFileSync(path, "utf8"), { gfm: true }), (token) => {
    kinds[token.type] = (kinds[token.type] ?? 0) + 1;
    if (token.type === "html" || token.type === "link") odd.push(token.raw.trim());
  });
  console.log(JSON.stringify({ kinds, odd }));
}
