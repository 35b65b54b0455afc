// Rewrites public-suffixes.txt.gz, beside this file, from the npm package tldts:
//
//   node update-public-suffixes.mjs            from the newest version
//   node update-public-suffixes.mjs 7.5.5      from that version: the same bytes every time
//
// The rules come from a package, because builds behind a mirror reach npm but not publicsuffix.org, and because a
// package version does not change. The package is tldts, because it follows the list within days and has both
// sections. The package psl has had no release since 2024.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { domainToASCII, fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const ICANN = 1;
const PRIVATE = 2;

const work = mkdtempSync(join(tmpdir(), "public-suffixes-"));
try {
  // No install scripts: only the data is wanted.
  const wanted = `tldts@${process.argv[2] ?? "latest"}`;
  npm("install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", work, wanted);
  const folder = join(work, "node_modules", "tldts");
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const published = JSON.parse(npm("view", `tldts@${version}`, "time", "--json"))[version].slice(0, 10);
  const rules = readRules(createRequire(import.meta.url)(join(folder, "dist", "cjs", "src", "data", "trie.js")));

  const icann = section(rules, ICANN);
  const others = section(rules, PRIVATE);
  const text = [
    "// Public Suffix List, https://publicsuffix.org/",
    "// Subject to the Mozilla Public License, v. 2.0: https://mozilla.org/MPL/2.0/",
    `// Source: npm package tldts ${version}, whose day of publication is the version below`,
    "// Changed: Punycode only, comments left out, sorted by the labels from the right",
    `// VERSION: ${published}`,
    "// ===BEGIN ICANN DOMAINS===",
    ...icann,
    "// ===BEGIN PRIVATE DOMAINS===",
    ...others,
    "",
  ].join("\n");

  // Brotli makes the file 16 % smaller, but netstandard2.0 cannot read it.
  const bytes = gzipSync(text, { level: 9, memLevel: 9 });
  bytes[9] = 255; // The operating system is "unknown", so that every system writes the same bytes.
  writeFileSync(fileURLToPath(new URL("public-suffixes.txt.gz", import.meta.url)), bytes);
  console.log(`tldts ${version}, published ${published}: ${icann.length} ICANN rules, ${others.length} private rules,`
    + ` ${Buffer.byteLength(text)} bytes, compressed ${bytes.length}`);
} finally {
  rmSync(work, { recursive: true });
}

function npm(...args) {
  return execFileSync("npm", args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

// The package keeps the rules as a trie in flat arrays: node n owns the edges edgeStart[n] to edgeStart[n + 1], an edge
// is a slice of labelText and leads to edgeChild, and a node with flags ends a rule. Exceptions have a root of their own.
function readRules({ nodeFlags, edgeStart, edgeLength, edgeChild, labelText, rulesRoot, exceptionsRoot }) {
  const edgeOffset = [];
  let offset = 0;
  for (const length of edgeLength) {
    edgeOffset.push(offset);
    offset += length;
  }

  const rules = new Map();
  const walk = (node, suffix, mark) => {
    for (let edge = edgeStart[node]; edge < edgeStart[node + 1]; edge++) {
      const label = labelText.slice(edgeOffset[edge], edgeOffset[edge] + edgeLength[edge]);
      const name = suffix === "" ? label : `${label}.${suffix}`;
      if (nodeFlags[edgeChild[edge]] !== 0) {
        rules.set(mark + name, nodeFlags[edgeChild[edge]]);
      }
      walk(edgeChild[edge], name, mark);
    }
  };
  walk(rulesRoot, "", "");
  walk(exceptionsRoot, "", "!");

  // The package has every internationalised rule twice, in Unicode and in Punycode: one is enough.
  for (const rule of [...rules.keys()].filter(rule => !isAscii(rule))) {
    // Label by label, because domainToASCII rejects the mark of a rule.
    const twin = rule.split(".").map(label => (isAscii(label) ? label : domainToASCII(label))).join(".");
    if (!rules.has(twin)) {
      throw new Error(`${rule} has no Punycode form in the package`);
    }
    rules.delete(rule);
  }

  // The package adds x for every *.x. The list itself never holds both (its linter takes the one to imply the other),
  // and by its published algorithm x is then not a public suffix, so the additions are removed.
  for (const rule of [...rules.keys()].filter(rule => rule.startsWith("*."))) {
    rules.delete(rule.slice(2));
  }

  // The lookup reads these three forms only; a fourth form is an error here, so that it is not misread.
  const strange = [...rules.keys()].filter(rule => !/^(!|\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(rule));
  if (strange.length > 0) {
    throw new Error(`rules of unknown form: ${strange.join(", ")}`);
  }

  return rules;
}

function isAscii(text) {
  return /^[\x20-\x7e]*$/.test(text);
}

// Sorted from the right, neighbours share their endings: the compressed file is 6 % smaller than in plain order.
function section(rules, flag) {
  const key = rule => rule.split(".").reverse().join(" ");
  const chosen = [...rules].filter(([, flags]) => (flags & flag) !== 0).map(([rule]) => rule);
  if (chosen.length < 1000) {
    throw new Error(`only ${chosen.length} rules in a section: the package's data has another form now`);
  }
  return chosen.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
