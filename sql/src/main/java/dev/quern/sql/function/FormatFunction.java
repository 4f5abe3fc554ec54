package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionDefinition.Trait.IGNORES_COLLATION;
import static dev.quern.sql.function.FunctionRow.kernel;
import static dev.quern.sql.function.FunctionRow.operator;
import static dev.quern.sql.function.FunctionRow.rewrite;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.printf.PrintfFormat;
import dev.quern.types.printf.PrintfKernels;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** FORMAT, which prints timestamps in the session's time zone. Source: "String functions". */
final class FormatFunction {

  static final List<FunctionDefinition> TABLE =
      table(
          "string_functions",
          scalar("FORMAT")
              .with(IGNORES_COLLATION)
              .on("(STRING, ANY...) -> STRING", rewrite(FormatFunction::withZone))
              .example("FORMAT('%s has %05.1f%%', 'x', 12.34)", "x has 012.3%")
              .example(
                  "FORMAT('%T', [STRUCT('a', DATE '2020-01-01')])",
                  "[(\"a\", DATE \"2020-01-01\")]"),
          operator("$FORMAT", "$FORMAT")
              .with(IGNORES_COLLATION)
              .on("(STRING, STRING, ANY...) -> STRING", kernel(FormatFunction::format)));

  private FormatFunction() {}

  private static RexNode withZone(List<RexNode> arguments, RewriteContext context) {
    List<RexNode> all = new ArrayList<>(List.of(context.timeZone()));
    all.addAll(arguments);
    return context.call("$FORMAT", all);
  }

  private static ScalarKernel format(KernelCall call) {
    List<SqlType> types = call.types().subList(2, call.size());
    if (call.constant(1).orElse(new Value.Bool(false)) instanceof Value.Text(String pattern)) {
      // Errors of a constant pattern are errors of the query.
      PrintfFormat _ = PrintfFormat.compile(pattern, types);
    }
    return PrintfKernels.format(types);
  }
}
