package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.TableConstraints;
import dev.quern.domain.catalog.TableConstraints.ColumnPair;
import dev.quern.domain.catalog.TableConstraints.ForeignKey;
import dev.quern.domain.schema.FieldAttributes;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.type.TypeParameters;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.ColumnAttributes;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.TableElement;
import dev.quern.sql.ast.TypeExpression;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.statement.OptionValues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rex.RexNode;

/**
 * Gives column lists meaning. Source: "CREATE TABLE statement", Column and column name;
 * Constraints.
 */
final class TableElementAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;

  TableElementAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  /** The columns of a column list, all with types. */
  TableSchema schema(List<TableElement> elements) {
    List<SchemaField> fields = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (TableElement element : elements) {
      if (element instanceof TableElement.Column column) {
        if (!names.add(column.name().name().toLowerCase(Locale.ROOT))) {
          throw context.error(
              column.name(), "Duplicate column name %s in CREATE TABLE", column.name().name());
        }
        fields.add(column(column));
      }
    }
    return new TableSchema(fields);
  }

  /** One column. */
  SchemaField column(TableElement.Column column) {
    TypeExpression type =
        column
            .type()
            .orElseThrow(
                () -> context.error(column, "Column %s must have a type", column.name().name()));
    return field(column.name().name(), type, column.attributes());
  }

  private SchemaField field(String name, TypeExpression type, ColumnAttributes attributes) {
    if (attributes.generated().isPresent()) {
      throw context.unsupported(attributes.generated().get(), "Generated columns");
    }
    if (type instanceof TypeExpression.Array array) {
      if (attributes.notNull()) {
        throw context.error(type, "NOT NULL constraint is not supported for arrays: %s", name);
      }
      if (array.element() instanceof TypeExpression.Array) {
        throw context.error(type, "Arrays of arrays are not supported");
      }
      SchemaField element = field(name, array.element(), array.elementAttributes());
      return withAttributes(element.withMode(FieldMode.REPEATED), type, attributes);
    }
    FieldMode mode = attributes.notNull() ? FieldMode.REQUIRED : FieldMode.NULLABLE;
    SchemaField plain =
        type instanceof TypeExpression.Struct struct
            ? SchemaField.record(name, mode, structFields(struct))
            : SchemaField.scalar(name, analysis.types.analyze(type), mode);
    return withAttributes(plain, type, attributes);
  }

  private List<SchemaField> structFields(TypeExpression.Struct struct) {
    List<SchemaField> fields = new ArrayList<>();
    for (TypeExpression.Field field : struct.fields()) {
      String name =
          field
              .name()
              .map(Identifier::name)
              .orElseThrow(() -> context.error(field, "STRUCT fields of a table must have names"));
      fields.add(field(name, field.type(), field.attributes()));
    }
    return fields;
  }

  private SchemaField withAttributes(
      SchemaField field, TypeExpression type, ColumnAttributes attributes) {
    TypeParameters parameters =
        field.elementType() instanceof ScalarType scalar && !(type instanceof TypeExpression.Array)
            ? analysis.types.parameters(type, scalar)
            : field.attributes().parameters();
    OptionValues options = analysis.options.analyze(attributes.options());
    FieldAttributes own =
        field
            .attributes()
            .withModeImplied(field.mode() == FieldMode.NULLABLE)
            .withParameters(parameters)
            .withCollation(
                type.collation().map(this::text).or(() -> field.attributes().collation()))
            .withDefaultValueExpression(
                attributes.defaultValue().map(value -> defaultValue(value, field)));
    return field.withAttributes(withOptions(own, options));
  }

  private static FieldAttributes withOptions(FieldAttributes attributes, OptionValues options) {
    FieldAttributes result = attributes;
    Optional<String> description = text(options, "description");
    if (description.isPresent()) {
      result = result.withDescription(description);
    }
    Optional<String> rounding = text(options, "rounding_mode");
    return rounding.isPresent() ? result.withRoundingMode(rounding) : result;
  }

  private static Optional<String> text(OptionValues options, String name) {
    return options
        .find(name)
        .filter(Value.Text.class::isInstance)
        .map(value -> ((Value.Text) value).value());
  }

  private String text(Expression expression) {
    if (!(expression instanceof Literal.Text text)) {
      throw context.error(expression, "COLLATE must be followed by a string literal");
    }
    return text.value();
  }

  /** The text of a default value, which must convert to the column's type. */
  String defaultValue(Expression expression, SchemaField field) {
    AnalysisOptions options =
        context
            .options()
            .refusingParameters(
                "Query parameters cannot be used inside a column default expression");
    RexNode value =
        new Analysis(context.nested(context.sql(), options))
            .expressions.analyze(
                expression, ExpressionContext.scalar(NameScope.EMPTY, "DEFAULT expression"));
    if (!Coercion.coerces(value, field.type())) {
      throw context.error(
          expression,
          "Column default expression has type %s which cannot be assigned to column type %s",
          Rex.typeOf(value),
          field.type());
    }
    return context.text(expression.span());
  }

  /**
   * The keys of a column list.
   *
   * @param stored the columns that are there beside those of the list
   */
  TableConstraints constraints(List<TableElement> elements, List<String> stored) {
    List<String> primaryKey = new ArrayList<>();
    List<ForeignKey> foreignKeys = new ArrayList<>();
    for (TableElement element : elements) {
      switch (element) {
        case TableElement.Column column -> {
          column.attributes().primaryKey().ifPresent(_ -> primaryKey.add(column.name().name()));
          column
              .attributes()
              .foreignKey()
              .ifPresent(key -> foreignKeys.add(foreignKey(key, List.of(column.name()))));
        }
        case TableElement.PrimaryKey key -> {
          if (key.enforced()) {
            throw context.error(key, "Enforced primary keys are not supported");
          }
          key.columns().forEach(column -> primaryKey.add(column.name()));
          requireColumns(key, elements, stored);
        }
        case TableElement.ForeignKey key -> foreignKeys.add(foreignKey(key, key.columns()));
        case TableElement.Check check ->
            throw context.error(check, "CHECK constraints are not supported");
      }
    }
    return new TableConstraints(primaryKey, foreignKeys);
  }

  /** The key of a table must be of its columns. */
  private void requireColumns(
      TableElement.PrimaryKey key, List<TableElement> elements, List<String> stored) {
    List<String> names = new ArrayList<>(stored);
    elements.stream()
        .filter(TableElement.Column.class::isInstance)
        .map(column -> ((TableElement.Column) column).name().name())
        .forEach(names::add);
    for (Identifier column : key.columns()) {
      if (!names.isEmpty() && names.stream().noneMatch(column.name()::equalsIgnoreCase)) {
        throw context.error(
            column,
            "Unsupported primary key column %s either does not exist or is a pseudocolumn",
            column.name());
      }
    }
  }

  private ForeignKey foreignKey(TableElement.ForeignKey key, List<Identifier> columns) {
    if (key.enforced()) {
      throw context.error(key, "Enforced foreign keys are not supported");
    }
    if (columns.size() != key.referencedColumns().size()) {
      throw context.error(
          key, "Number of referencing and referenced columns of a FOREIGN KEY must be the same");
    }
    List<ColumnPair> pairs = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      pairs.add(new ColumnPair(columns.get(i).name(), key.referencedColumns().get(i).name()));
    }
    return new ForeignKey(
        key.name().map(Identifier::name), analysis.tables.reference(key.table()), pairs);
  }

  /** The type a column is changed to. */
  SqlType type(TypeExpression type) {
    SqlType result = analysis.types.analyze(type);
    if (result instanceof StructType) {
      structFields((TypeExpression.Struct) type);
    }
    return result;
  }
}
