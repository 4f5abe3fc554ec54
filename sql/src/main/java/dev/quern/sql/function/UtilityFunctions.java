package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionDefinition.Trait.VOLATILE;
import static dev.quern.sql.function.FunctionRow.rewrite;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.sql;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.sql.algebra.Rex;
import java.util.List;

/** Source: "Utility functions"; "Security functions". */
final class UtilityFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "utility-functions",
          scalar("GENERATE_UUID")
              .with(VOLATILE)
              .on("() -> STRING", sql("uuid()::VARCHAR"))
              .example("GENERATE_UUID() LIKE '________-____-____-____-____________'", "true"),
          scalar("TYPEOF")
              .on(
                  "(ANY) -> STRING",
                  rewrite((a, _) -> Rex.text(Rex.typeOf(a.getFirst()).toString())))
              .example("TYPEOF([1, 2])", "ARRAY<INT64>"),
          scalar("SESSION_USER")
              .on("() -> STRING", rewrite((_, context) -> Rex.text(context.sessionUser())))
              .example("SESSION_USER() LIKE '%@%'", "true"));

  private UtilityFunctions() {}
}
