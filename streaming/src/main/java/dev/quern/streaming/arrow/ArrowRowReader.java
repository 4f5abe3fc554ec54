package dev.quern.streaming.arrow;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.GrpcCode;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.storage.vector.HeapVectorWriter;
import dev.quern.storage.vector.VectorValues.GeographyText;
import dev.quern.streaming.StorageErrorCode;
import dev.quern.streaming.StreamingException;
import dev.quern.streaming.StreamingException.RowError;
import dev.quern.streaming.rows.ArrivedRows;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads record batches of one schema as rows of a table. */
public final class ArrowRowReader {

  private static final int MOST_ERRORS = 100;

  private final List<ArrowField> fields;
  private final TableSchema schema;
  private final GeographyText geography;

  private ArrowRowReader(List<ArrowField> fields, TableSchema schema, GeographyText geography) {
    this.fields = fields;
    this.schema = schema;
    this.geography = geography;
  }

  /** The names of the columns in a schema message. */
  public static List<String> columns(byte[] message) {
    return ArrowField.read(message).stream().map(ArrowField::name).toList();
  }

  /**
   * A reader.
   *
   * @param message the schema message
   * @param schema the columns of the rows
   * @param table the table's resource name, for errors
   * @param geography reads well-known text
   * @throws StreamingException {@code INVALID_ARGUMENT} when they do not match
   */
  public static ArrowRowReader of(
      byte[] message, TableSchema schema, String table, GeographyText geography) {
    List<ArrowField> fields = ArrowField.read(message);
    List<String> extra =
        fields.stream().map(ArrowField::name).filter(name -> schema.indexOf(name) < 0).toList();
    if (!extra.isEmpty()) {
      throw new StreamingException(
          GrpcCode.INVALID_ARGUMENT,
          StorageErrorCode.SCHEMA_MISMATCH_EXTRA_FIELDS,
          table,
          "Input schema has more fields than BigQuery schema, extra fields: '"
              + String.join(",", extra)
              + "'");
    }
    return new ArrowRowReader(fields, schema, geography);
  }

  /**
   * Reads rows.
   *
   * @param message the record batch message
   * @throws StreamingException {@code INVALID_ARGUMENT}, with the faults of rows
   */
  public ArrivedRows read(byte[] message) {
    try {
      return rows(new ArrowBatch(message));
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      throw ArrowField.malformed();
    } catch (BigQueryException e) {
      throw new StreamingException(GrpcCode.INVALID_ARGUMENT, e.error().message());
    }
  }

  private ArrivedRows rows(ArrowBatch batch) {
    int count = batch.rowCount();
    ArrowColumns columns = new ArrowColumns(batch, geography);
    Map<Integer, ColumnVector> given = new HashMap<>();
    for (ArrowField field : fields) {
      int place = schema.indexOf(field.name());
      ColumnVector vector = columns.next(field, schema.fields().get(place), count);
      given.put(place, vector);
    }
    List<ColumnVector> vectors = new ArrayList<>();
    Map<Integer, BitSet> absent = new HashMap<>();
    for (int i = 0; i < schema.fields().size(); i++) {
      SchemaField column = schema.fields().get(i);
      ColumnVector vector = given.get(i);
      if (vector == null) {
        vector = absent(column, count);
        BitSet all = new BitSet();
        all.set(0, count);
        absent.put(i, all);
      }
      vectors.add(vector);
    }
    requireValues(vectors, count);
    return new ArrivedRows(new RowBatch(count, vectors), absent);
  }

  /** NULLs, or empty arrays. */
  static ColumnVector absent(SchemaField column, int count) {
    HeapVectorWriter writer = new HeapVectorWriter(column.type());
    for (int row = 0; row < count; row++) {
      if (column.mode() == FieldMode.REPEATED) {
        writer.startList(row, 0);
      } else {
        writer.setNull(row);
      }
    }
    return writer.toVector(count);
  }

  private void requireValues(List<ColumnVector> vectors, int count) {
    List<RowError> errors = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      SchemaField column = schema.fields().get(i);
      if (column.mode() == FieldMode.REQUIRED && !vectors.get(i).hasNoNulls()) {
        for (int row = 0; row < count && errors.size() < MOST_ERRORS; row++) {
          if (vectors.get(i).isNull(row)) {
            errors.add(
                new RowError(
                    row, "Field " + column.name() + ": required field has no value in the row"));
          }
        }
      }
    }
    if (!errors.isEmpty()) {
      throw StreamingException.ofRows(
          "Errors found while processing rows. Please refer to the row_errors field for details."
              + " The list may not be complete because of the size limitations.",
          errors);
    }
  }
}
