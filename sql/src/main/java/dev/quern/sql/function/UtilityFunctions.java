package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionDefinition.Trait.NOT_SAFE;
import static dev.quern.sql.function.FunctionDefinition.Trait.VOLATILE;
import static dev.quern.sql.function.FunctionRow.rewrite;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.sql.algebra.Rex;
import dev.quern.types.string.StringKernels;
import java.util.List;

/** Source: "Utility functions"; "Security functions". */
final class UtilityFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "utility-functions",
          scalar("GENERATE_UUID")
              .with(VOLATILE)
              .on("() -> STRING", StringKernels.GENERATE_UUID)
              .example("LENGTH(GENERATE_UUID())", "36"),
          scalar("SESSION_USER")
              .with(NOT_SAFE)
              .on("() -> STRING", rewrite((_, context) -> Rex.text(context.sessionUser())))
              .example("SESSION_USER() = SESSION_USER()", "true"));

  private UtilityFunctions() {}
}
