package dev.quern.sql.execution;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import java.util.Optional;

/**
 * Refuses results that hold arrays with NULL elements, which may exist within queries only. Source:
 * "Data types", Nulls and the array type.
 */
final class NonNullElements implements RowStream {

  private final RowStream rows;

  private NonNullElements(RowStream rows) {
    this.rows = rows;
  }

  /** The same rows; reading those with a NULL element fails. */
  static RowStream checked(RowStream rows) {
    return rows.schema().fields().stream().anyMatch(field -> hasArrays(field.type()))
        ? new NonNullElements(rows)
        : rows;
  }

  private static boolean hasArrays(SqlType type) {
    return switch (type) {
      case ArrayType _ -> true;
      case StructType struct -> struct.fields().stream().anyMatch(f -> hasArrays(f.type()));
      case ScalarType _, RangeType _ -> false;
    };
  }

  @Override
  public TableSchema schema() {
    return rows.schema();
  }

  @Override
  public Optional<RowBatch> next() {
    Optional<RowBatch> batch = rows.next();
    if (batch.isPresent()) {
      for (int i = 0; i < schema().fields().size(); i++) {
        String field = schema().fields().get(i).name();
        check(batch.get().column(i), 0, batch.get().rowCount(), field);
      }
    }
    return batch;
  }

  private static void check(ColumnVector values, int from, int to, String field) {
    switch (values.type()) {
      case ArrayType(SqlType element) -> {
        ColumnVector elements = values.child(0);
        boolean nested = hasArrays(element);
        for (int row = from; row < to && (nested || !elements.hasNoNulls()); row++) {
          if (!values.isNull(row)) {
            int start = values.getListOffset(row);
            checkElements(elements, start, start + values.getListLength(row), nested, field);
          }
        }
      }
      case StructType struct -> {
        for (int i = 0; i < struct.fields().size(); i++) {
          if (hasArrays(struct.fields().get(i).type())) {
            check(values.child(i), from, to, field);
          }
        }
      }
      case ScalarType _, RangeType _ -> {}
    }
  }

  private static void checkElements(
      ColumnVector elements, int from, int to, boolean nested, String field) {
    for (int i = from; i < to; i++) {
      if (elements.isNull(i)) {
        throw new BigQueryException(
            ErrorReason.INVALID_QUERY,
            "query",
            "Array cannot have a null element; error in writing field " + field);
      }
    }
    if (nested) {
      check(elements, from, to, field);
    }
  }

  @Override
  public void close() {
    rows.close();
  }
}
