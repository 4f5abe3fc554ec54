package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ScalarType;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.PlanBuilder;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.node.Scan;
import dev.quern.sql.ast.Access;
import dev.quern.sql.ast.DmlStatement;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FromItem;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.Node;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import dev.quern.sql.statement.AnalyzedStatement;
import dev.quern.sql.statement.ChangeStatement.DeleteStatement;
import dev.quern.sql.statement.ChangeStatement.InsertStatement;
import dev.quern.sql.statement.ChangeStatement.UpdateStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;

/**
 * Makes statements that change rows relations of the changes. Source: "Data manipulation language
 * statements".
 */
final class DmlAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;
  private final PlanBuilder plan;
  private final ColumnValues values;

  DmlAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.plan = context.plan();
    this.values = new ColumnValues(analysis);
  }

  AnalyzedStatement analyze(DmlStatement statement) {
    return switch (statement) {
      case DmlStatement.Insert insert -> insert(insert);
      case DmlStatement.Update update -> update(update);
      case DmlStatement.Delete delete -> delete(delete);
      case DmlStatement.Truncate truncate -> truncate(truncate);
      case DmlStatement.Merge merge -> new MergeAnalyzer(analysis, this, values).analyze(merge);
    };
  }

  /** The target's rows with their ids; the id is no name. */
  record Target(Table table, Column rowId, FromResult rows) {

    NamedColumn field(int index) {
      return rows.names().columns().get(index);
    }
  }

  Table targetTable(Expression target) {
    if (!(target instanceof Access.Path path)) {
      throw context.error(target, "Nested DML is not supported");
    }
    return targetTable(path.path());
  }

  Table targetTable(PathName path) {
    Table table = analysis.tables.find(path);
    context.referencedTables().add(table.reference());
    if (!(table.definition() instanceof TableDefinition.Base)) {
      throw new BigQueryException(
          ErrorReason.INVALID_QUERY,
          "query",
          "%s is not allowed for this operation because it is currently a %s."
              .formatted(table.reference(), table.definition().wireType()));
    }
    analysis.rowAccess.requireAllRows(table);
    return IngestionTime.withColumn(table);
  }

  Target target(Table table, PathName path, Optional<Identifier> alias) {
    List<NamedColumn> columns = new ArrayList<>();
    List<Scan.Source> sources = new ArrayList<>();
    for (SchemaField field : table.schema().fields()) {
      columns.add(
          NamedColumn.of(
              field.name(), plan.newColumn(field.type(), Collations.ofColumn(table, field))));
      sources.add(new Scan.Source.Field(sources.size()));
    }
    Column rowId = plan.newColumn(ScalarType.INT64);
    List<Column> all = new ArrayList<>(columns.stream().map(NamedColumn::column).toList());
    all.add(rowId);
    sources.add(new Scan.Source.RowId());
    Relation relation = plan.scan(table, all, sources, OptionalLong.empty());
    analysis.stored.requireFilter(table, columns);
    analysis.protection.refuseUnlessFull(table, columns);
    String name = alias.map(Identifier::name).orElseGet(() -> TableAnalyzer.lastName(path));
    NameList.Builder names = new NameList.Builder();
    columns.forEach(names::column);
    if (IngestionTime.isUsed(table)) {
      NamedColumn date = analysis.stored.newDate();
      relation = analysis.stored.withDate(relation, columns.getLast().column(), date);
      names.hidden(date);
    }
    return new Target(
        table, rowId, new FromResult(relation, names.build().withRangeVariable(name)));
  }

  private static PathName path(Expression target) {
    return ((Access.Path) target).path();
  }

  private AnalyzedStatement insert(DmlStatement.Insert insert) {
    Table table = targetTable(insert.target());
    refuse(insert.onConflict(), "ON CONFLICT");
    refuse(insert.assertRowsModified(), "ASSERT_ROWS_MODIFIED");
    refuse(insert.returning(), "THEN RETURN");
    if (insert.mode() != DmlStatement.InsertMode.DEFAULT) {
      throw context.error(insert, "INSERT OR %s is not supported", insert.mode());
    }
    List<Integer> fields =
        insertFields(
            table, insert.columns(), insert.target(), "INSERT has columns with duplicate name");
    Relation rows =
        switch (insert.source()) {
          case DmlStatement.InsertSource.Values given ->
              complete(table, fields, insertValues(table, fields, given));
          case DmlStatement.InsertSource.Rows query ->
              complete(table, fields, insertQuery(table, fields, query));
          case DmlStatement.InsertSource.SourceRow row ->
              throw context.error(row, "INSERT ROW is only allowed in MERGE");
        };
    return new InsertStatement(
        table,
        rows,
        Set.copyOf(context.referencedTables()),
        Set.copyOf(context.referencedRoutines()));
  }

  private void refuse(Optional<? extends Node> clause, String name) {
    if (clause.isPresent()) {
      throw context.error(clause.get(), "%s is not supported", name);
    }
  }

  /**
   * The numbers of the columns a column list names; all without a list.
   *
   * @param duplicates what is said of names that are there twice
   */
  List<Integer> insertFields(
      Table table, List<Identifier> names, Node location, String duplicates) {
    List<Integer> fields = new ArrayList<>();
    if (names.isEmpty()) {
      int pseudoColumns = IngestionTime.isUsed(table) ? 1 : 0;
      for (int i = 0; i < table.schema().fields().size() - pseudoColumns; i++) {
        fields.add(i);
      }
      return fields;
    }
    for (Identifier name : names) {
      int index = table.schema().indexOf(name.name());
      if (index < 0) {
        throw context.error(
            name,
            "Column %s is not present in table %s",
            name.name(),
            location instanceof Access.Path path ? path.path() : table.reference());
      }
      if (fields.contains(index)) {
        throw context.error(name, duplicates + ": %s", name.name());
      }
      fields.add(index);
    }
    return fields;
  }

  private Relation insertValues(
      Table table, List<Integer> fields, DmlStatement.InsertSource.Values given) {
    List<List<RexNode>> rows = new ArrayList<>();
    ExpressionContext place = ExpressionContext.scalar(NameScope.EMPTY, "INSERT VALUES");
    for (DmlStatement.Row row : given.rows()) {
      rows.add(insertRow(table, fields, row, place));
    }
    List<Column> columns =
        fields.stream()
            .map(field -> plan.newColumn(table.schema().fields().get(field).type()))
            .toList();
    return plan.rows(columns, rows);
  }

  /** One row of VALUES, each value as its column takes it. */
  List<RexNode> insertRow(
      Table table, List<Integer> fields, DmlStatement.Row row, ExpressionContext place) {
    if (row.values().size() != fields.size()) {
      throw context.error(
          row,
          "Inserted row has wrong column count; Has %d, expected %d",
          row.values().size(),
          fields.size());
    }
    List<RexNode> values = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      SchemaField field = table.schema().fields().get(fields.get(i));
      values.add(
          assigned(
              row.values().get(i),
              field,
              place,
              "Value has type %s which cannot be inserted into column "
                  + field.name()
                  + ", which has type %s"));
    }
    return values;
  }

  /**
   * A value given for a column: DEFAULT, or an expression converted and held to the column's
   * constraints.
   */
  RexNode assigned(
      Expression expression, SchemaField field, ExpressionContext place, String message) {
    if (expression instanceof Literal.Default) {
      return values.defaultOf(field);
    }
    RexNode value = analysis.expressions.analyze(expression, place);
    return values.constrain(
        analysis.expressions.coerce(expression, value, field.type(), message), field);
  }

  private Relation insertQuery(
      Table table, List<Integer> fields, DmlStatement.InsertSource.Rows source) {
    QueryResult result = analysis.queries.analyze(source.query(), NameScope.EMPTY);
    if (result.columns().size() != fields.size()) {
      throw context.error(
          source,
          "Inserted row has wrong column count; Has %d, expected %d",
          result.columns().size(),
          fields.size());
    }
    List<Computed> converted = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      SchemaField field = table.schema().fields().get(fields.get(i));
      RexNode value = result.representative(i);
      if (!Coercion.coerces(value, field.type())) {
        throw context.error(
            source,
            "Query column %d has type %s which cannot be inserted into column %s, which has type %s",
            i + 1,
            Rex.typeOf(value),
            field.name(),
            field.type());
      }
      converted.add(
          new Computed(
              plan.newColumn(field.type()),
              values.constrain(context.coerce(value, field.type()), field)));
    }
    return plan.project(result.relation(), converted);
  }

  /** The rows with defaults for the columns that were not named, in the table's order. */
  private Relation complete(Table table, List<Integer> fields, Relation rows) {
    List<Computed> all = new ArrayList<>();
    for (int i = 0; i < table.schema().fields().size(); i++) {
      int position = fields.indexOf(i);
      SchemaField field = table.schema().fields().get(i);
      all.add(
          position >= 0
              ? Computed.same(rows.columns().get(position))
              : new Computed(plan.newColumn(field.type()), values.defaultOf(field)));
    }
    return plan.project(rows, all);
  }

  private AnalyzedStatement delete(DmlStatement.Delete delete) {
    Table table = targetTable(delete.target());
    refuse(delete.withOffset(), "WITH OFFSET");
    refuse(delete.assertRowsModified(), "ASSERT_ROWS_MODIFIED");
    refuse(delete.returning(), "THEN RETURN");
    if (delete.where().isEmpty()) {
      throw context.error(delete, "DELETE must have a WHERE clause");
    }
    Target target = target(table, path(delete.target()), delete.alias());
    return new DeleteStatement(
        table,
        Optional.of(matching(target, target.rows(), delete.where().get())),
        Set.copyOf(context.referencedTables()),
        Set.copyOf(context.referencedRoutines()));
  }

  /** The ids of the target's rows for which a condition holds. */
  private Relation matching(Target target, FromResult rows, Expression where) {
    RexNode condition =
        analysis.expressions.analyzeCondition(
            where, ExpressionContext.scalar(NameScope.EMPTY.inner(rows.names()), "WHERE clause"));
    return plan.select(plan.filter(rows.relation(), condition), List.of(target.rowId()));
  }

  private AnalyzedStatement truncate(DmlStatement.Truncate truncate) {
    Table table = targetTable(truncate.target());
    Optional<Relation> rows =
        truncate
            .where()
            .map(where -> {
              Target target = target(table, truncate.target(), Optional.empty());
              return matching(target, target.rows(), where);
            });
    return new DeleteStatement(
        table,
        rows,
        Set.copyOf(context.referencedTables()),
        Set.copyOf(context.referencedRoutines()));
  }

  private AnalyzedStatement update(DmlStatement.Update update) {
    Table table = targetTable(update.target());
    refuse(update.withOffset(), "WITH OFFSET");
    refuse(update.assertRowsModified(), "ASSERT_ROWS_MODIFIED");
    refuse(update.returning(), "THEN RETURN");
    if (update.where().isEmpty()) {
      throw context.error(update, "UPDATE must have a WHERE clause");
    }
    Target target = target(table, path(update.target()), update.alias());
    FromResult rows = update.from().map(from -> joined(target, from)).orElse(target.rows());
    NameScope scope = NameScope.EMPTY.inner(rows.names());
    RexNode condition =
        analysis.expressions.analyzeCondition(
            update.where().get(), ExpressionContext.scalar(scope, "WHERE clause"));
    Map<Integer, RexNode> assignments =
        assignments(target, update.items(), ExpressionContext.scalar(scope, "UPDATE clause"));
    List<Integer> fields = assignments.keySet().stream().sorted().toList();
    List<Computed> columns = new ArrayList<>(List.of(Computed.same(target.rowId())));
    fields.forEach(field ->
        columns.add(
            new Computed(
                plan.newColumn(target.field(field).column().type()),
                Objects.requireNonNull(assignments.get(field)))));
    return new UpdateStatement(
        table,
        fields,
        plan.project(plan.filter(rows.relation(), condition), columns),
        Set.copyOf(context.referencedTables()),
        Set.copyOf(context.referencedRoutines()));
  }

  private FromResult joined(Target target, FromItem item) {
    FromResult from = analysis.from.analyze(item, NameScope.EMPTY);
    for (String name : from.names().rangeVariables()) {
      if (target.rows().names().hasRangeVariable(name)) {
        throw context.error(
            context.keywordBefore(item.span(), "FROM"),
            "Alias %s in the FROM clause was already defined as the UPDATE target",
            name);
      }
    }
    NameList names =
        new NameList.Builder().all(target.rows().names(), false).all(from.names(), false).build();
    return new FromResult(
        plan.join(target.rows().relation(), from.relation(), JoinRelType.INNER, Rex.bool(true)),
        names);
  }

  /** The new values of the columns that a SET clause assigns, by the columns' numbers. */
  Map<Integer, RexNode> assignments(
      Target target, List<DmlStatement.UpdateItem> items, ExpressionContext place) {
    Map<Integer, RexNode> result = new HashMap<>();
    Set<List<String>> assigned = new HashSet<>();
    for (DmlStatement.UpdateItem item : items) {
      if (!(item instanceof DmlStatement.UpdateItem.Assign assign)) {
        throw context.error(item, "Nested DML is not supported");
      }
      assign(target, assign, place, assigned, result);
    }
    return result;
  }

  private void assign(
      Target target,
      DmlStatement.UpdateItem.Assign assign,
      ExpressionContext place,
      Set<List<String>> assigned,
      Map<Integer, RexNode> result) {
    AssignmentPath path = AssignmentPath.of(context, target, assign.path());
    path.checkOverlap(assigned);
    NamedColumn column = target.field(path.field());
    SchemaField field = target.table().schema().fields().get(path.field());
    SchemaField assignedField = path.assignedField(field);
    RexNode value =
        assigned(
            assign.value(),
            assignedField,
            place,
            "Value of type %s cannot be assigned to " + path.text() + ", which has type %s");
    RexNode current = result.getOrDefault(path.field(), Rex.column(column.column()));
    result.put(path.field(), path.replace(analysis, current, value));
  }
}
