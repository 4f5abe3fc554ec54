package dev.quern.sql.analyzer;

/** Pipe syntax. */
final class PipeAnalyzer {

  private final StatementContext context;

  PipeAnalyzer(Analysis analysis) {
    this.context = analysis.context;
  }

  QueryResult analyze(
      QueryResult input,
      java.util.List<dev.quern.sql.ast.PipeOperator> pipes,
      dev.quern.sql.scope.NameScope outer) {
    throw context.unsupported(pipes.getFirst(), "Pipe syntax");
  }
}
