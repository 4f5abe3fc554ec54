package dev.quern.sql.analyzer;

/** Table functions. */
final class TableFunctionAnalyzer {

  private final StatementContext context;

  TableFunctionAnalyzer(Analysis analysis) {
    this.context = analysis.context;
  }

  FromResult analyze(
      dev.quern.sql.ast.FromItem.TableFunction function, dev.quern.sql.scope.NameScope lateral) {
    throw context.unsupported(function, "Table functions");
  }
}
