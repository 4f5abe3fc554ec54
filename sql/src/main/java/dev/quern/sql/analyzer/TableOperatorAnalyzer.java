package dev.quern.sql.analyzer;

/** PIVOT, UNPIVOT, TABLESAMPLE and MATCH_RECOGNIZE. */
final class TableOperatorAnalyzer {

  private final StatementContext context;

  TableOperatorAnalyzer(Analysis analysis) {
    this.context = analysis.context;
  }

  FromResult apply(
      FromResult input,
      dev.quern.sql.ast.TableOperator operator,
      dev.quern.sql.scope.NameScope outer) {
    throw context.unsupported(operator, "PIVOT, UNPIVOT, TABLESAMPLE and MATCH_RECOGNIZE");
  }
}
