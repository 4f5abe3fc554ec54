package dev.quern.sql.function;

import static dev.quern.domain.type.ScalarType.BYTES;
import static dev.quern.domain.type.ScalarType.STRING;
import static dev.quern.sql.function.FunctionDefinition.Trait.NO_COLLATION;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.regex.RegexKernels;
import java.util.List;

/** Source: "String functions", those of regular expressions. */
final class RegularExpressionFunctions {

  private static final ScalarKernel EXTRACT_BYTES = RegexKernels.extract(BYTES);

  private static final FunctionRow REGEXP_EXTRACT =
      scalar("REGEXP_EXTRACT")
          .with(NO_COLLATION)
          .on("(STRING, STRING, [INT64 = 1], [INT64 = 1]) -> STRING", RegexTemplates.extract())
          .on("(BYTES, BYTES, [INT64 = 1], [INT64 = 1]) -> BYTES", EXTRACT_BYTES);

  static final List<FunctionDefinition> TABLE =
      table(
          "string_functions",
          scalar("REGEXP_CONTAINS")
              .with(NO_COLLATION)
              .on("(STRING, STRING) -> BOOL", RegexTemplates.contains())
              .on("(BYTES, BYTES) -> BOOL", RegexKernels.contains(BYTES))
              .example("REGEXP_CONTAINS('foo@example.com', r'@[a-z]+\\.com')", "true"),
          REGEXP_EXTRACT.example("REGEXP_EXTRACT('Hello Helloo', 'H?ello+', 2, 2)", "Helloo"),
          REGEXP_EXTRACT.alias("REGEXP_SUBSTR"),
          scalar("REGEXP_EXTRACT_ALL")
              .with(NO_COLLATION)
              .on("(STRING, STRING) -> ARRAY<STRING>", RegexTemplates.extractAll())
              .on("(BYTES, BYTES) -> ARRAY<BYTES>", RegexKernels.extractAll(BYTES))
              .example("REGEXP_EXTRACT_ALL('a1b22', '[0-9]+')", "[1, 22]"),
          scalar("REGEXP_INSTR")
              .with(NO_COLLATION)
              .on(
                  "(STRING, STRING, [INT64 = 1], [INT64 = 1], [INT64 = 0]) -> INT64",
                  RegexKernels.instr(STRING))
              .on(
                  "(BYTES, BYTES, [INT64 = 1], [INT64 = 1], [INT64 = 0]) -> INT64",
                  RegexKernels.instr(BYTES))
              .example("REGEXP_INSTR('a@google.com', '@.*', 1, 1, 1)", "13"),
          scalar("REGEXP_REPLACE")
              .with(NO_COLLATION)
              .on("(STRING, STRING, STRING) -> STRING", RegexTemplates.replace())
              .on("(BYTES, BYTES, BYTES) -> BYTES", RegexKernels.replace(BYTES))
              .example(
                  "REGEXP_REPLACE('# Heading', r'^# (.+)$', r'<h1>\\1</h1>')", "<h1>Heading</h1>"));

  private RegularExpressionFunctions() {}
}
