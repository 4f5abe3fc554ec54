package dev.quern.streaming.read;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.error.GrpcCode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.streaming.StreamingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The columns and fields of structs that a session reads, in the order of the table. Vectors are
 * cut to them without touching a value.
 */
public final class FieldSelection {

  private final TableSchema schema;
  private final List<Part> parts;
  private final boolean fromWholeRows;

  private FieldSelection(List<Part> parts, boolean fromWholeRows) {
    this.parts = parts;
    this.fromWholeRows = fromWholeRows;
    this.schema = new TableSchema(parts.stream().map(Part::field).toList());
  }

  /**
   * A column, or a field of a struct, and what of it is read.
   *
   * @param index its place among its siblings
   * @param field it, with no more than the selected fields
   * @param parts the selected fields of a struct; empty for all
   */
  private record Part(int index, SchemaField field, List<Part> parts) {}

  /**
   * Finds paths in a schema, in any case.
   *
   * @throws StreamingException {@code INVALID_ARGUMENT} for one that is not there
   */
  static FieldSelection of(TableSchema schema, List<String> paths) {
    List<List<String>> split =
        paths.stream().map(path -> Arrays.asList(path.split("\\.", -1))).toList();
    return new FieldSelection(parts(schema.fields(), split, ""), false);
  }

  private static List<Part> parts(
      List<SchemaField> fields, List<List<String>> paths, String prefix) {
    Map<String, List<List<String>>> byName = new LinkedHashMap<>();
    for (List<String> path : paths) {
      byName
          .computeIfAbsent(path.getFirst().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(path.subList(1, path.size()));
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      List<List<String>> below = byName.remove(fields.get(i).name().toLowerCase(Locale.ROOT));
      if (below != null || paths.isEmpty()) {
        parts.add(part(i, fields.get(i), below == null ? List.of() : below, prefix));
      }
    }
    if (!byName.isEmpty()) {
      throw new StreamingException(
          GrpcCode.INVALID_ARGUMENT,
          "request failed: The following selected fields do not exist in the table schema: "
              + prefix
              + String.join(", ", byName.keySet()));
    }
    return parts;
  }

  private static Part part(int index, SchemaField field, List<List<String>> below, String prefix) {
    if (below.isEmpty() || below.contains(List.<String>of())) {
      return new Part(index, field, List.of());
    }
    List<Part> parts = parts(field.fields(), below, prefix + field.name() + ".");
    return new Part(index, field.withFields(parts.stream().map(Part::field).toList()), parts);
  }

  /** What is left of the schema. */
  TableSchema schema() {
    return schema;
  }

  /** The names of the columns that are read. */
  List<String> columns() {
    return parts.stream().map(part -> part.field().name()).toList();
  }

  /** The same selection from rows that have all columns of the schema. */
  FieldSelection ofWholeRows() {
    return new FieldSelection(parts, true);
  }

  /** Batches of the read columns, cut to the selected fields. */
  RowBatch apply(RowBatch batch) {
    if (!fromWholeRows && parts.stream().allMatch(part -> part.parts().isEmpty())) {
      return batch;
    }
    List<ColumnVector> columns = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      columns.add(cut(batch.column(fromWholeRows ? part.index() : i), part));
    }
    return new RowBatch(batch.rowCount(), columns);
  }

  private static ColumnVector cut(ColumnVector vector, Part part) {
    if (part.parts().isEmpty()) {
      return vector;
    }
    if (vector.type().isArray()) {
      return withChildren(vector, part, List.of(cutStruct(vector.child(0), part)));
    }
    return cutStruct(vector, part);
  }

  private static ColumnVector cutStruct(ColumnVector vector, Part part) {
    List<ColumnVector> children =
        part.parts().stream().map(field -> cut(vector.child(field.index()), field)).toList();
    return new ColumnVector(
        part.field().elementType(), vector.data(), vector.validity(), vector.data(), children);
  }

  private static ColumnVector withChildren(
      ColumnVector vector, Part part, List<ColumnVector> children) {
    return new ColumnVector(
        part.field().type(), vector.data(), vector.validity(), vector.data(), children);
  }
}
