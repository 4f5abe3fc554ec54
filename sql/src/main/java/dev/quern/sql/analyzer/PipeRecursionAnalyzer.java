package dev.quern.sql.analyzer;

import dev.quern.sql.algebra.PlanBuilder;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.PipeOperator;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import java.util.List;

/** Gives the pipe operator RECURSIVE UNION meaning. Source: "Pipe query syntax". */
final class PipeRecursionAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;
  private final PlanBuilder plan;

  PipeRecursionAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.plan = context.plan();
  }

  QueryResult analyze(QueryResult input, PipeOperator.RecursiveUnion union, NameScope outer) {
    if (union.depth().isPresent()) {
      throw context.error(union.depth().get(), "Recursion depth modifier is not supported");
    }
    int rounds = plan.newCteId();
    CommonTables visible = analysis.queries.commonTables().nested();
    union
        .alias()
        .ifPresent(alias ->
            visible.put(alias.name(), new CommonTables.Entry.Known(rounds, input.columns(), true)));
    int mark = analysis.recursion.mark();
    QueryResult step =
        analysis.queries.within(
            visible,
            () ->
                switch (union.step()) {
                  case PipeOperator.RecursiveStep.Pipeline(var span, var operators) ->
                      pipeline(rounds, input, union, operators, outer);
                  case PipeOperator.RecursiveStep.Subquery(var span, var query) ->
                      analysis.queries.analyze(query, outer);
                });
    analysis.recursion.refuseMany(
        mark, rounds, "Multiple recursive references to a table are not allowed");
    analysis.recursion.forget(mark, rounds);
    QueryResult result =
        new RecursiveTerms(analysis).union(rounds, input, step, union.operator(), union.step());
    return union
        .alias()
        .map(alias ->
            new QueryResult(
                result.relation(),
                result.names().withRangeVariable(alias.name()),
                result.literals()))
        .orElse(result);
  }

  private QueryResult pipeline(
      int rounds,
      QueryResult input,
      PipeOperator.RecursiveUnion union,
      List<PipeOperator> operators,
      NameScope outer) {
    Relation scan = plan.cteScan(rounds, input.columns().stream().map(c -> c.column()).toList());
    analysis.recursion.add(union.step(), rounds);
    NameList names = NameList.of(FromAnalyzer.renamed(input.columns(), scan));
    NameList named =
        union.alias().map(Identifier::name).map(names::withRangeVariable).orElse(names);
    return analysis.pipes.analyze(
        QueryResult.of(scan, named), operators, outer, analysis.recursion.mark() - 1);
  }
}
