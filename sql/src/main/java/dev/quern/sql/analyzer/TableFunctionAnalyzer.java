package dev.quern.sql.analyzer;

import dev.quern.sql.ast.FromItem;
import dev.quern.sql.scope.NameScope;
import java.util.Locale;

/** Gives calls of table functions meaning. Source: "Table functions". */
final class TableFunctionAnalyzer {

  private final StatementContext context;

  TableFunctionAnalyzer(Analysis analysis) {
    this.context = analysis.context;
  }

  FromResult analyze(FromItem.TableFunction function, NameScope lateral) {
    throw notFound(function, lateral);
  }

  /** The pipe operator CALL. */
  FromResult pipe(FromItem.TableFunction function, FromResult input, NameScope outer) {
    throw notFound(function, outer.inner(input.names()));
  }

  private RuntimeException notFound(FromItem.TableFunction function, NameScope scope) {
    String suggestion =
        Suggestions.closest(function.name().toString().toLowerCase(Locale.ROOT), scope.allNames())
            .map(_ -> "")
            .orElse("");
    return context.error(
        function, "Table-valued function not found: %s%s", function.name(), suggestion);
  }
}
