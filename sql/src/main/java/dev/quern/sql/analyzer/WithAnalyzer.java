package dev.quern.sql.analyzer;

import dev.quern.domain.type.SqlType;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.Query.CommonTable;
import dev.quern.sql.ast.QueryBody;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.List;

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

    SelfReference(String name) {
      super(name, null, false, false);
    }
  }

  void declare(Query.With with) {
    for (CommonTable table : with.tables()) {
      if (tables.declares(table.name().name())) {
        throw context.error(
            table.name(), "Duplicate alias %s for WITH subquery", table.name().name());
      }
      if (with.recursive()) {
        tables.put(table.name().name(), new CommonTables.Entry.Declared(table, tables));
      } else {
        define(table, query(table));
      }
    }
    if (with.recursive()) {
      with.tables().forEach(table -> resolve(table.name().name()));
    }
  }

  private Query query(CommonTable table) {
    return table.query().orElseThrow(() -> context.error(table, "WITH entry must be a query"));
  }

  /** Makes sure that a declared table's columns are known. */
  CommonTables.Entry.Known resolve(String name) {
    return switch (tables.find(name).orElseThrow()) {
      case CommonTables.Entry.Known known -> known;
      case CommonTables.Entry.InProgress(String inProgress) -> throw new SelfReference(inProgress);
      case CommonTables.Entry.Declared declared -> {
        new WithAnalyzer(analysis, declared.scope()).recursive(declared.table());
        yield resolve(name);
      }
    };
  }

  private void define(CommonTable table, Query query) {
    QueryResult result = analysis.queries.analyze(query, NameScope.EMPTY);
    known(table, context.plan().newCteId(), result.columns(), result.relation());
  }

  private void known(CommonTable table, int id, List<NamedColumn> columns, Relation relation) {
    tables.put(table.name().name(), new CommonTables.Entry.Known(id, columns));
    tables.define(id, relation);
  }

  private void recursive(CommonTable table) {
    String name = table.name().name();
    tables.put(name, new CommonTables.Entry.InProgress(name));
    try {
      QueryResult result =
          analysis.queries.within(
              tables, () -> analysis.queries.analyze(query(table), NameScope.EMPTY));
      known(table, context.plan().newCteId(), result.columns(), result.relation());
    } catch (SelfReference e) {
      if (!name.equalsIgnoreCase(e.getMessage())) {
        throw e;
      }
      analysis.queries.within(tables, () -> fixpoint(table));
    }
  }

  private Relation fixpoint(CommonTable table) {
    String name = table.name().name();
    Query query = query(table);
    if (!(query.body() instanceof QueryBody.SetOperation union)
        || union.operators().stream().anyMatch(o -> o.kind() != QueryBody.SetKind.UNION)) {
      throw context.error(
          table.name(),
          "Recursive query '%s' must have the form: <non-recursive query> UNION ALL <recursive query>",
          name);
    }
    if (query.orderBy().isPresent() || query.limit().isPresent()) {
      throw context.error(
          query, "A query containing ORDER BY or LIMIT cannot be recursive: %s", name);
    }
    if (table.depth().isPresent()) {
      throw context.unsupported(table.depth().get(), "WITH DEPTH");
    }
    QueryResult anchor = anchor(union, name);
    List<SqlType> types = anchor.columns().stream().map(column -> column.column().type()).toList();
    int rounds = context.plan().newCteId();
    tables.put(name, new CommonTables.Entry.Known(rounds, anchor.columns()));
    QueryResult step = analysis.queries.body(union.inputs().getLast(), NameScope.EMPTY);
    checkStep(union, anchor, step);
    Relation relation =
        context
            .plan()
            .recursiveUnion(
                rounds,
                anchor.relation(),
                analysis.queries.convert(step, types),
                union.operators().getLast().distinct());
    int id = context.plan().newCteId();
    known(table, id, anchor.columns(), relation);
    return relation;
  }

  private QueryResult anchor(QueryBody.SetOperation union, String name) {
    int count = union.inputs().size() - 1;
    try {
      return count == 1
          ? analysis.queries.body(union.inputs().getFirst(), NameScope.EMPTY)
          : new SetOperationAnalyzer(analysis)
              .analyze(
                  new QueryBody.SetOperation(
                      union.span(),
                      new ArrayList<>(union.operators().subList(0, count - 1)),
                      new ArrayList<>(union.inputs().subList(0, count))),
                  NameScope.EMPTY);
    } catch (SelfReference e) {
      throw context.error(
          union,
          "Recursive reference to '%s' is only allowed in the last query of its UNION",
          name);
    }
  }

  private void checkStep(QueryBody.SetOperation union, QueryResult anchor, QueryResult step) {
    if (anchor.columns().size() != step.columns().size()) {
      throw context.error(
          union.inputs().getLast(),
          "Queries in UNION %s have mismatched column count; query 1 has %d columns, query 2 has %d"
              + " columns",
          union.operators().getLast().distinct() ? "DISTINCT" : "ALL",
          anchor.columns().size(),
          step.columns().size());
    }
    for (int i = 0; i < step.columns().size(); i++) {
      SqlType wanted = anchor.columns().get(i).column().type();
      if (!dev.quern.sql.coercion.Coercion.coerces(step.representative(i), wanted)) {
        throw context.error(
            union.inputs().getLast(),
            "Column %d in UNION ALL has incompatible types: %s, %s",
            i + 1,
            wanted,
            step.columns().get(i).column().type());
      }
    }
  }
}
