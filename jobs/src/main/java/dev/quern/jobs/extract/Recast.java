package dev.quern.jobs.extract;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.storage.vector.HeapVectorWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Rows whose values of some types become STRING, wherever they stand in the rows, because a format
 * has no such type.
 *
 * @param types those types
 */
record Recast(Set<ScalarType> types) {

  Recast {
    types = Set.copyOf(types);
  }

  /** The columns that come out. */
  TableSchema schema(TableSchema schema) {
    return new TableSchema(schema.fields().stream().map(this::field).toList());
  }

  private SchemaField field(SchemaField field) {
    if (!field.fields().isEmpty()) {
      return SchemaField.record(
          field.name(), field.mode(), field.fields().stream().map(this::field).toList());
    }
    return concernsElement(field)
        ? SchemaField.scalar(field.name(), ScalarType.STRING, field.mode())
        : field;
  }

  private boolean concernsElement(SchemaField field) {
    return field.elementType() instanceof ScalarType type && types.contains(type);
  }

  private boolean concerns(SchemaField field) {
    return concernsElement(field) || field.fields().stream().anyMatch(this::concerns);
  }

  /** The rows that come out. */
  RowBatch rows(TableSchema schema, RowBatch rows) {
    if (schema.fields().stream().noneMatch(this::concerns)) {
      return rows;
    }
    List<ColumnVector> columns = new ArrayList<>();
    for (int i = 0; i < schema.fields().size(); i++) {
      SchemaField field = schema.fields().get(i);
      columns.add(
          concerns(field) ? column(field, rows.column(i), rows.rowCount()) : rows.column(i));
    }
    return new RowBatch(rows.rowCount(), columns);
  }

  private ColumnVector column(SchemaField field, ColumnVector in, int count) {
    HeapVectorWriter out = new HeapVectorWriter(field(field).type());
    for (int row = 0; row < count; row++) {
      copy(field, in, row, out, row);
    }
    return out.toVector(count);
  }

  private void copy(SchemaField field, ColumnVector in, int row, VectorWriter out, int to) {
    if (in.isNull(row)) {
      out.setNull(to);
    } else if (field.mode() == FieldMode.REPEATED) {
      int length = in.getListLength(row);
      int first = out.startList(to, length);
      for (int i = 0; i < length; i++) {
        element(field, in.child(0), in.getListOffset(row) + i, out.child(0), first + i);
      }
    } else {
      element(field, in, row, out, to);
    }
  }

  private void element(SchemaField field, ColumnVector in, int row, VectorWriter out, int to) {
    if (in.isNull(row)) {
      out.setNull(to);
      return;
    }
    for (int i = 0; i < field.fields().size(); i++) {
      copy(field.fields().get(i), in.child(i), row, out.child(i), to);
    }
    if (field.fields().isEmpty()) {
      scalar(field, in, row, out, to);
    }
  }

  private void scalar(SchemaField field, ColumnVector in, int row, VectorWriter out, int to) {
    if (concernsElement(field)) {
      out.setString(to, ValueText.of(field.elementType(), in, row));
    } else {
      out.copy(in, row, 1, to);
    }
  }
}
