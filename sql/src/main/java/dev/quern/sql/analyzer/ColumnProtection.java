package dev.quern.sql.analyzer;

import dev.quern.domain.access.ColumnAccess;
import dev.quern.domain.access.ColumnSecurity;
import dev.quern.domain.access.MaskingRule;
import dev.quern.domain.access.Principal;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.parser.GoogleSqlParser;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexNode;

/**
 * Masks the columns of tables whose policy tags say so, and refuses those that the caller may not
 * read once a statement needs their values. Fields of structs are masked one by one, but refused
 * with the whole column. Source: "Introduction to column-level access control", "Introduction to
 * data masking".
 */
final class ColumnProtection {

  private final StatementContext context;

  ColumnProtection(Analysis analysis) {
    this.context = analysis.context;
  }

  private ColumnSecurity security() {
    return context.options().columns();
  }

  private Principal caller() {
    return context.options().caller();
  }

  /** Rows and the columns by which statements know them. */
  record Protected(Relation relation, List<NamedColumn> columns) {}

  /**
   * The rows of a table as the caller may see them.
   *
   * @param columns those of the table, in its order, perhaps followed by others
   */
  Protected rows(Table table, Relation rows, List<NamedColumn> columns) {
    List<NamedColumn> seen = new ArrayList<>(columns);
    List<Computed> replaced = new ArrayList<>();
    for (int i = 0; i < table.schema().fields().size(); i++) {
      SchemaField field = table.schema().fields().get(i);
      if (!security().restricts(field, caller())) {
        continue;
      }
      NamedColumn column = columns.get(i);
      Optional<BigQueryException> refused = refusal(table, field);
      RexNode value =
          refused.isPresent()
              ? Rex.column(column.column())
              : value(masked(field, quoted(field.name()), 0), columns);
      Column other = context.plan().newColumn(value);
      refused.ifPresent(error -> context.refusals().add(other, error));
      replaced.add(new Computed(other, value));
      seen.set(i, NamedColumn.of(column.name(), other));
    }
    return replaced.isEmpty()
        ? new Protected(rows, columns)
        : new Protected(context.plan().extend(rows, replaced), seen);
  }

  private RexNode value(String expression, List<NamedColumn> columns) {
    Analysis mask = new Analysis(context.nested(expression, context.options()));
    return mask.expressions.analyze(
        new GoogleSqlParser().parseExpression(expression),
        ExpressionContext.scalar(NameScope.EMPTY.inner(NameList.of(columns)), "data policy"));
  }

  /** Refuses a statement that needs values the caller does not see as they are. */
  void refuseUnlessFull(Table table, List<NamedColumn> columns) {
    for (int i = 0; i < table.schema().fields().size(); i++) {
      SchemaField field = table.schema().fields().get(i);
      BigQueryException refusal = error(table, field);
      if (security().restricts(field, caller())) {
        context.refusals().add(columns.get(i).column(), refusal);
      }
    }
  }

  /** Refuses at once what takes all columns of a table as they are. */
  void requireAll(Table table) {
    table.schema().fields().stream()
        .filter(field -> security().restricts(field, caller()))
        .findFirst()
        .ifPresent(field -> {
          throw error(table, field);
        });
  }

  private BigQueryException error(Table table, SchemaField field) {
    return error(table, field.name(), tag(field).orElse(""));
  }

  private static BigQueryException error(Table table, String column, String policyTag) {
    return new BigQueryException(
        ErrorReason.ACCESS_DENIED,
        "Access Denied: BigQuery BigQuery: User has neither fine-grained reader nor masked get permission to get data protected by policy tag \"%s\" on column %s.%s.%s.%s."
            .formatted(
                policyTag,
                table.reference().projectId(),
                table.reference().datasetId(),
                table.reference().tableId(),
                column));
  }

  /** Why the caller sees nothing of a column, if so. */
  private Optional<BigQueryException> refusal(Table table, SchemaField field) {
    return switch (access(field)) {
      case ColumnAccess.Denied(String tag) -> Optional.of(error(table, field.name(), tag));
      case ColumnAccess.Masked(var rule) ->
          ColumnMasks.template(rule, field.type()).isPresent()
              ? Optional.empty()
              : Optional.of(unsupported(rule, field));
      case ColumnAccess.Full _ ->
          field.fields().stream().flatMap(part -> refusal(table, part).stream()).findFirst();
    };
  }

  private ColumnAccess access(SchemaField field) {
    return security().access(field.attributes().policyTags(), caller());
  }

  private static BigQueryException unsupported(MaskingRule rule, SchemaField field) {
    return new BigQueryException(
        ErrorReason.INVALID_QUERY,
        "query",
        "Masking rule %s is not supported for columns of type %s".formatted(rule, field.type()));
  }

  private Optional<String> tag(SchemaField field) {
    return access(field) instanceof ColumnAccess.Full
        ? field.fields().stream().flatMap(part -> tag(part).stream()).findFirst()
        : field.attributes().policyTags().stream().findFirst();
  }

  /** What stands for a column or a field in GoogleSQL; structs are put together again. */
  private String masked(SchemaField field, String value, int depth) {
    if (access(field) instanceof ColumnAccess.Masked(var rule)) {
      return ColumnMasks.template(rule, field.type()).orElseThrow().formatted(value);
    }
    if (!security().restricts(field, caller())) {
      return value;
    }
    if (field.mode() != FieldMode.REPEATED) {
      return "IF(%s IS NULL, NULL, %s)".formatted(value, struct(field, value, depth));
    }
    String element = "element_" + depth;
    String position = "position_" + depth;
    return "ARRAY(SELECT %s FROM UNNEST(%s) AS %s WITH OFFSET AS %s ORDER BY %s)"
        .formatted(struct(field, element, depth + 1), value, element, position, position);
  }

  private String struct(SchemaField field, String value, int depth) {
    return field.fields().stream()
        .map(part -> {
          String name = quoted(part.name());
          return masked(part, value + "." + name, depth) + " AS " + name;
        })
        .collect(Collectors.joining(", ", "STRUCT(", ")"));
  }

  private static String quoted(String name) {
    return '`' + name + '`';
  }
}
