package dev.quern.sql.analyzer;

import dev.quern.sql.ast.Node;
import dev.quern.sql.ast.PipeOperator;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.Query.CommonTable;
import dev.quern.sql.ast.QueryBody;
import dev.quern.sql.ast.QueryBody.SetOperator;
import dev.quern.sql.scope.NameScope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Gives a WITH clause meaning. Source: "Query syntax", WITH clause, Recursive CTEs. */
final class WithAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;
  private final CommonTables tables;

  WithAnalyzer(Analysis analysis, CommonTables tables) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.tables = tables;
  }

  /** A common table reads itself before its columns are known. */
  private static final class SelfReference extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Node place;

    SelfReference(String name, Node place) {
      super(name, null, false, false);
      this.place = place;
    }
  }

  void declare(Query.With with) {
    Set<String> declared = new HashSet<>();
    for (CommonTable table : with.tables()) {
      if (!declared.add(table.name().name().toLowerCase(Locale.ROOT))) {
        throw context.error(
            table.name(), "Duplicate alias %s for WITH subquery", table.name().name());
      }
      if (with.recursive()) {
        tables.put(table.name().name(), new CommonTables.Entry.Declared(table, tables));
      } else {
        int mark = analysis.recursion.mark();
        define(table, query(table));
        analysis.recursion.refuseInner(mark);
      }
    }
    if (with.recursive()) {
      with.tables().forEach(table -> resolve(table.name().name(), table));
    }
  }

  private Query query(CommonTable table) {
    return table.query().orElseThrow(() -> context.error(table, "WITH entry must be a query"));
  }

  /** Makes sure that a declared table's columns are known. */
  CommonTables.Entry.Known resolve(String name, Node place) {
    return switch (tables.find(name).orElseThrow()) {
      case CommonTables.Entry.Known known -> known;
      case CommonTables.Entry.InProgress(String inProgress) ->
          throw new SelfReference(inProgress, place);
      case CommonTables.Entry.Declared declared -> {
        new WithAnalyzer(analysis, declared.scope()).recursive(declared.table());
        yield resolve(name, place);
      }
    };
  }

  private void define(CommonTable table, Query query) {
    QueryResult result = analysis.queries.analyze(query, NameScope.EMPTY);
    known(table, result);
  }

  private void known(CommonTable table, QueryResult result) {
    int id = context.plan().newCteId();
    tables.put(table.name().name(), new CommonTables.Entry.Known(id, result.columns(), false));
    tables.define(id, analysis.queries.exactly(result));
  }

  private void recursive(CommonTable table) {
    String name = table.name().name();
    int mark = analysis.recursion.mark();
    tables.put(name, new CommonTables.Entry.InProgress(name));
    try {
      QueryResult result =
          analysis.queries.within(
              tables, () -> analysis.queries.analyze(query(table), NameScope.EMPTY));
      known(table, result);
    } catch (SelfReference e) {
      if (!name.equalsIgnoreCase(e.getMessage())) {
        throw e;
      }
      analysis.recursion.forget(mark);
      fixpoint(table);
    }
    analysis.recursion.refuseInner(mark);
  }

  /** The two terms of a recursive query. */
  private record Terms(Query.With with, Query anchor, QueryBody step, SetOperator operator) {}

  private void fixpoint(CommonTable table) {
    if (table.depth().isPresent()) {
      throw context.error(table.depth().get(), "Recursion depth modifier is not supported");
    }
    Terms terms = terms(table);
    CommonTables own = tables.nested();
    QueryResult result =
        analysis.queries.within(
            own,
            () -> {
              new WithAnalyzer(analysis, own).declare(terms.with());
              QueryResult anchor = anchor(terms);
              QueryResult union = union(table, terms, anchor);
              return union.withRelation(own.define(context.plan(), union.relation()));
            });
    known(table, result);
  }

  private QueryResult union(CommonTable table, Terms terms, QueryResult anchor) {
    String name = table.name().name();
    int rounds = context.plan().newCteId();
    tables.put(name, new CommonTables.Entry.Known(rounds, anchor.columns(), true));
    int mark = analysis.recursion.mark();
    QueryResult step = analysis.queries.body(terms.step(), NameScope.EMPTY);
    analysis.recursion.refuseMany(
        mark, rounds, "Multiple recursive references to table '%s' are not allowed", name);
    analysis.recursion.forget(mark, rounds);
    return new RecursiveTerms(analysis).union(rounds, anchor, step, terms.operator(), terms.step());
  }

  private Terms terms(CommonTable table) {
    Query query = query(table);
    Query.With with = query.with().orElseGet(() -> new Query.With(query.span(), false, List.of()));
    if (query.pipes().isEmpty()
        && query.body() instanceof QueryBody.SetOperation operation
        && isUnion(operation.operators().getFirst())) {
      refuseOrder(query);
      int last = operation.inputs().size() - 1;
      QueryBody anchor =
          last == 1
              ? operation.inputs().getFirst()
              : new QueryBody.SetOperation(
                  operation.span(),
                  operation.operators().subList(0, last - 1),
                  operation.inputs().subList(0, last));
      return new Terms(
          with,
          new Query(
              query.span(),
              Optional.empty(),
              anchor,
              Optional.empty(),
              Optional.empty(),
              List.of()),
          operation.inputs().getLast(),
          operation.operators().getLast());
    }
    if (!query.pipes().isEmpty()
        && query.pipes().getLast() instanceof PipeOperator.SetQueries set
        && isUnion(set.operator())) {
      return new Terms(with, withoutLast(query, set), set.inputs().getLast(), set.operator());
    }
    throw context.error(
        query,
        "Recursive query does not have the form <non-recursive-term> UNION [ALL|DISTINCT]"
            + " <recursive-term> or the pipe form <non-recursive-term> |> UNION [ALL|DISTINCT]"
            + " <recursive-term>");
  }

  private static boolean isUnion(SetOperator operator) {
    return operator.kind() == QueryBody.SetKind.UNION;
  }

  private void refuseOrder(Query query) {
    if (query.orderBy().isPresent()) {
      throw context.error(query.orderBy().get(), "A recursive query may not use ORDER BY");
    }
    if (query.limit().isPresent()) {
      throw context.error(query.limit().get(), "A recursive query may not use LIMIT");
    }
  }

  /** A piped query without the last input of the union at its end. */
  private static Query withoutLast(Query query, PipeOperator.SetQueries set) {
    List<PipeOperator> pipes = new ArrayList<>(query.pipes().subList(0, query.pipes().size() - 1));
    if (set.inputs().size() > 1) {
      pipes.add(
          new PipeOperator.SetQueries(
              set.span(), set.operator(), set.inputs().subList(0, set.inputs().size() - 1)));
    }
    return new Query(
        query.span(),
        Optional.empty(),
        query.body(),
        query.orderBy(),
        query.limit(),
        List.copyOf(pipes));
  }

  private QueryResult anchor(Terms terms) {
    try {
      return analysis.queries.analyze(terms.anchor(), NameScope.EMPTY);
    } catch (SelfReference e) {
      throw context.error(
          e.place, "Recursive reference is not allowed in non-recursive UNION term");
    }
  }
}
