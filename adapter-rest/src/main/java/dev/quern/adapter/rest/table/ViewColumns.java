package dev.quern.adapter.rest.table;

import dev.quern.domain.schema.FieldAttributes;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import java.util.List;

/**
 * The columns of views: their query says which there are, clients describe them and give them
 * policy tags. Source: "Managing views", updating a view's schema.
 */
final class ViewColumns {

  private ViewColumns() {}

  /** The columns of a query with what a client says of those of the same name. */
  static TableSchema described(TableSchema columns, TableSchema sent) {
    return new TableSchema(described(columns.fields(), sent));
  }

  private static List<SchemaField> described(List<SchemaField> columns, TableSchema sent) {
    return columns.stream()
        .map(
            column -> sent.field(column.name()).map(said -> described(column, said)).orElse(column))
        .toList();
  }

  private static SchemaField described(SchemaField column, SchemaField said) {
    FieldAttributes attributes =
        column
            .attributes()
            .withDescription(said.attributes().description())
            .withPolicyTags(said.attributes().policyTags());
    SchemaField whole = column.withAttributes(attributes);
    return column.fields().isEmpty()
        ? whole
        : whole.withFields(described(column.fields(), new TableSchema(said.fields())));
  }
}
