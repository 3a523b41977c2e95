/** One whole process of polars that reads a CSV file, describes it and counts distinct values: `node polarsDescribe.mjs FILE`. */
import polars from 'nodejs-polars';

// Dates stay text: with parsed dates `describe` of this version fails on a frame that has both dates and times.
const frame = polars.readCSV(process.argv[2], { inferSchemaLength: 10_000 });
const described = frame.describe();
const distinct = frame.select(polars.col('*').nUnique());
process.stdout.write(`${described.width} columns, ${distinct.width} counted\n`);
