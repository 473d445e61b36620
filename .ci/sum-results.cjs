// Adds up the result files (.trx) below a folder: "N passed, N failed, N skipped". Fails where a test failed or none ran.
const fs = require('fs');
const path = require('path');

const folder = process.argv[2];
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const file of fs.readdirSync(folder, { recursive: true }).filter(name => name.endsWith('.trx'))) {
  const text = fs.readFileSync(path.join(folder, file), 'utf8');
  // The outcomes are counted one by one: the file's own totals leave skipped tests out.
  const outcomes = [...text.matchAll(/<UnitTestResult\b[^>]*\boutcome="(\w+)"/g)].map(match => match[1]);
  const passed = outcomes.filter(outcome => outcome === 'Passed').length;
  const skipped = outcomes.filter(outcome => outcome === 'NotExecuted').length;
  const failed = outcomes.length - passed - skipped;
  // A test that hung or took its process down has no result of its own; it shows in the outcome of the whole run.
  const broken = /<ResultSummary outcome="Failed"/.test(text) && failed === 0 ? 1 : 0;
  for (const [, told] of text.matchAll(/<RunInfo\b[^>]*\boutcome="Error"[^>]*>\s*<Text>([^]*?)<\/Text>/g)) {
    console.log(`${file}: ${told}`);
  }
  sum.passed += passed;
  sum.failed += failed + broken;
  sum.skipped += skipped;
}

console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
