// One row for each folder of the reports of Stryker, and one for all. Fails below 90 %.
import { readFileSync } from 'node:fs';

const statuses = ['Killed', 'Timeout', 'Survived', 'NoCoverage'];
const folders = new Map();
for (const path of process.argv.slice(2)) {
  for (const [file, { mutants }] of Object.entries(JSON.parse(readFileSync(path, 'utf8')).files)) {
    const folder = file.split('/').at(-2);
    for (const { status } of mutants.filter(mutant => statuses.includes(mutant.status))) {
      const row = folders.get(folder) ?? Object.fromEntries(statuses.map(name => [name, 0]));
      row[status]++;
      folders.set(folder, row);
    }
  }
}

const sum = (rows, names) => rows.flatMap(row => names.map(name => row[name])).reduce((a, b) => a + b, 0);
const score = rows => 100 * sum(rows, ['Killed', 'Timeout']) / sum(rows, statuses);
const print = (name, rows) => console.log(
  name.padEnd(12), ...statuses.map(status => `${sum(rows, [status])} ${status.toLowerCase()}`.padEnd(16)), `${score(rows).toFixed(1)} %`);

for (const [folder, row] of folders) {
  print(folder, [row]);
}

const all = [...folders.values()];
print('all', all);
process.exitCode = score(all) >= 90 ? 0 : 1;
