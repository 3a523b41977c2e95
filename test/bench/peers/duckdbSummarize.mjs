/** One whole process of DuckDB that summarises a CSV file: `node duckdbSummarize.mjs FILE`. */
import { DuckDBInstance } from '@duckdb/node-api';

const path = process.argv[2];
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const result = await connection.runAndReadAll(`SUMMARIZE SELECT * FROM read_csv('${path.replaceAll("'", "''")}')`);
process.stdout.write(`${result.getRows().length} columns\n`);
