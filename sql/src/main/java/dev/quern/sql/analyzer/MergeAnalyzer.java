package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.Table;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.PlanBuilder;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.DmlStatement;
import dev.quern.sql.ast.DmlStatement.InsertSource;
import dev.quern.sql.ast.DmlStatement.MergeMatch;
import dev.quern.sql.ast.DmlStatement.MergeWhen;
import dev.quern.sql.ast.Span;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import dev.quern.sql.statement.AnalyzedStatement;
import dev.quern.sql.statement.ChangeStatement.MergeAction;
import dev.quern.sql.statement.ChangeStatement.MergeStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;

/** Makes a MERGE a join whose rows say what becomes of the target's. Source: "MERGE statement". */
final class MergeAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;
  private final PlanBuilder plan;
  private final DmlAnalyzer dml;
  private final ColumnValues values;

  MergeAnalyzer(Analysis analysis, DmlAnalyzer dml, ColumnValues values) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.plan = context.plan();
    this.dml = dml;
    this.values = values;
  }

  /** A WHEN clause: when it applies, what it does, and the new values by column. */
  private record Clause(RexNode condition, MergeAction action, Map<Integer, RexNode> values) {}

  AnalyzedStatement analyze(DmlStatement.Merge merge) {
    Table table = dml.targetTable(merge.target());
    DmlAnalyzer.Target target = dml.target(table, merge.target(), merge.alias());
    FromResult source = analysis.from.analyze(merge.source(), NameScope.EMPTY);
    for (String name : source.names().rangeVariables()) {
      if (target.rows().names().hasRangeVariable(name)) {
        throw context.error(
            merge.source(), "Alias %s in the source was already defined as the MERGE target", name);
      }
    }
    Column sourceMark = plan.newColumn(ScalarType.BOOL);
    Relation marked =
        plan.extend(source.relation(), List.of(new Computed(sourceMark, Rex.bool(true))));
    NameList both =
        new NameList.Builder().all(target.rows().names(), false).all(source.names(), false).build();
    RexNode condition =
        analysis.expressions.analyzeCondition(
            merge.condition(),
            ExpressionContext.scalar(NameScope.EMPTY.inner(both), "merge condition"));
    Relation joined = plan.join(target.rows().relation(), marked, joinType(merge), condition);
    RexNode inTarget = Rex.not(Rex.isNull(Rex.column(target.rowId())));
    RexNode inSource = Rex.not(Rex.isNull(Rex.column(sourceMark)));
    List<Clause> clauses = new ArrayList<>();
    for (MergeWhen when : merge.whens()) {
      RexNode match =
          switch (when.match()) {
            case MATCHED -> Rex.and(List.of(inTarget, inSource));
            case NOT_MATCHED_BY_SOURCE -> Rex.not(inSource);
            case NOT_MATCHED_BY_TARGET -> Rex.not(inTarget);
          };
      clauses.add(clause(when, match, target, source, both));
    }
    return new MergeStatement(
        table,
        changes(target, joined, clauses),
        Set.copyOf(context.referencedTables()),
        Set.copyOf(context.referencedRoutines()));
  }

  private static JoinRelType joinType(DmlStatement.Merge merge) {
    boolean target =
        merge.whens().stream().anyMatch(w -> w.match() == MergeMatch.NOT_MATCHED_BY_SOURCE);
    boolean source =
        merge.whens().stream().anyMatch(w -> w.match() == MergeMatch.NOT_MATCHED_BY_TARGET);
    if (target && source) {
      return JoinRelType.FULL;
    }
    if (target) {
      return JoinRelType.LEFT;
    }
    return source ? JoinRelType.RIGHT : JoinRelType.INNER;
  }

  private Clause clause(
      MergeWhen when, RexNode match, DmlAnalyzer.Target target, FromResult source, NameList both) {
    NameList visible =
        switch (when.match()) {
          case MATCHED -> both;
          case NOT_MATCHED_BY_SOURCE -> target.rows().names();
          case NOT_MATCHED_BY_TARGET -> source.names();
        };
    ExpressionContext place =
        ExpressionContext.scalar(NameScope.EMPTY.inner(visible), "match condition");
    RexNode condition =
        when.condition()
            .map(c -> Rex.and(List.of(match, analysis.expressions.analyzeCondition(c, place))))
            .orElse(match);
    boolean byTarget = when.match() == MergeMatch.NOT_MATCHED_BY_TARGET;
    return switch (when.action()) {
      case DmlStatement.MergeAction.InsertRow insert -> {
        if (!byTarget) {
          throw context.error(insert, "INSERT is only allowed for NOT MATCHED BY TARGET clause");
        }
        yield new Clause(condition, MergeAction.INSERT, inserted(insert, target, source, place));
      }
      case DmlStatement.MergeAction.UpdateRow update -> {
        if (byTarget) {
          throw context.error(update, "UPDATE is not allowed for NOT MATCHED BY TARGET clause");
        }
        yield new Clause(
            condition, MergeAction.UPDATE, dml.assignments(target, update.items(), place));
      }
      case DmlStatement.MergeAction.DeleteRow delete -> {
        if (byTarget) {
          throw context.error(delete, "DELETE is not allowed for NOT MATCHED BY TARGET clause");
        }
        yield new Clause(condition, MergeAction.DELETE, Map.of());
      }
    };
  }

  private Map<Integer, RexNode> inserted(
      DmlStatement.MergeAction.InsertRow insert,
      DmlAnalyzer.Target target,
      FromResult source,
      ExpressionContext place) {
    Table table = target.table();
    List<Integer> fields =
        dml.insertFields(
            table,
            insert.columns(),
            insert,
            "MERGE has INSERT operation with duplicated column names");
    List<RexNode> given =
        switch (insert.source()) {
          case InsertSource.Values rows -> {
            if (rows.rows().size() != 1) {
              throw context.error(insert, "MERGE INSERT must have exactly one row of values");
            }
            yield dml.insertRow(table, fields, rows.rows().getFirst(), place);
          }
          case InsertSource.SourceRow row -> sourceRow(row, table, fields, source);
          case InsertSource.Rows rows ->
              throw context.error(rows, "MERGE INSERT does not take a query");
        };
    Map<Integer, RexNode> result = new HashMap<>();
    for (int i = 0; i < table.schema().fields().size(); i++) {
      int position = fields.indexOf(i);
      result.put(
          i,
          position >= 0 ? given.get(position) : values.defaultOf(table.schema().fields().get(i)));
    }
    return result;
  }

  private List<RexNode> sourceRow(
      InsertSource.SourceRow row, Table table, List<Integer> fields, FromResult source) {
    List<SelectEntry> entries = analysis.lists.all(source.names());
    if (entries.size() != fields.size()) {
      throw context.error(
          row,
          "Inserted row has wrong column count; Has %d, expected %d",
          entries.size(),
          fields.size());
    }
    List<RexNode> result = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      SchemaField field = table.schema().fields().get(fields.get(i));
      RexNode value = entries.get(i).starColumn(NameScope.EMPTY);
      if (!Coercion.coerces(value, field.type())) {
        throw context.error(
            row,
            "Value has type %s which cannot be inserted into column %s, which has type %s",
            Rex.typeOf(value),
            field.name(),
            field.type());
      }
      result.add(values.constrain(context.coerce(value, field.type()), field));
    }
    return result;
  }

  /** Row id, action and values; rows that no clause applies to are left out. */
  private Relation changes(DmlAnalyzer.Target target, Relation joined, List<Clause> clauses) {
    Column which = plan.newColumn(ScalarType.INT64);
    List<RexNode> choice = new ArrayList<>();
    for (int i = 0; i < clauses.size(); i++) {
      choice.add(clauses.get(i).condition());
      choice.add(Rex.int64(i));
    }
    choice.add(Rex.nullOf(ScalarType.INT64));
    Relation chosen =
        plan.extend(joined, List.of(new Computed(which, Rex.caseWhen(ScalarType.INT64, choice))));
    Relation applied = plan.filter(chosen, Rex.not(Rex.isNull(Rex.column(which))));
    List<Computed> columns = new ArrayList<>(List.of(Computed.same(target.rowId())));
    columns.add(
        new Computed(
            plan.newColumn(ScalarType.INT64),
            byClause(
                which, clauses, clause -> Rex.int64(clause.action().code()), ScalarType.INT64)));
    for (int i = 0; i < target.rows().names().columns().size(); i++) {
      int field = i;
      NamedColumn column = target.field(field);
      columns.add(
          new Computed(
              plan.newColumn(column.column().type()),
              byClause(
                  which,
                  clauses,
                  clause -> clause.values().getOrDefault(field, Rex.column(column.column())),
                  column.column().type())));
    }
    return plan.project(applied, columns);
  }

  private RexNode byClause(
      Column which, List<Clause> clauses, Function<Clause, RexNode> value, SqlType type) {
    List<RexNode> cases = new ArrayList<>();
    for (int i = 0; i < clauses.size() - 1; i++) {
      cases.add(
          analysis.functions.operator("$EQUAL", new Span(0, 0), Rex.column(which), Rex.int64(i)));
      cases.add(value.apply(clauses.get(i)));
    }
    RexNode last = value.apply(clauses.getLast());
    if (cases.isEmpty()) {
      return last;
    }
    cases.add(last);
    return Rex.caseWhen(type, cases);
  }
}
