package dev.quern.streaming.proto;

import dev.quern.domain.data.RowBatch;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.StructType;
import dev.quern.storage.vector.HeapVectorWriter;
import dev.quern.storage.vector.VectorValues.GeographyText;
import dev.quern.streaming.StreamingException;
import dev.quern.streaming.StreamingException.RowError;
import dev.quern.streaming.rows.ArrivedRows;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads messages of one type as rows of a table. Used by one thread at a time. */
public final class ProtoRowReader {

  private static final int MOST_ERRORS = 100;

  private final StructType type;
  private final MessagePlan plan;
  private final List<BitSet> absent;

  private ProtoRowReader(StructType type, MessagePlan plan, List<BitSet> absent) {
    this.type = type;
    this.plan = plan;
    this.absent = absent;
  }

  /**
   * A reader.
   *
   * @param shape the messages' descriptor
   * @param schema the columns of the rows
   * @param table the table's resource name, for errors
   * @param geography reads well-known text
   * @throws StreamingException {@code INVALID_ARGUMENT} when descriptor and columns do not match
   */
  public static ProtoRowReader of(
      MessageShape shape, TableSchema schema, String table, GeographyText geography) {
    List<BitSet> absent = schema.fields().stream().map(_ -> new BitSet()).toList();
    MessagePlan plan = new PlanCompiler(table, geography).compile(shape, schema.fields(), absent);
    return new ProtoRowReader(typeOf(schema), plan, absent);
  }

  private static StructType typeOf(TableSchema schema) {
    List<StructType.Field> fields = new ArrayList<>();
    for (SchemaField field : schema.fields()) {
      fields.add(new StructType.Field(field.name(), field.type()));
    }
    return new StructType(fields);
  }

  /**
   * Reads rows.
   *
   * @param bytes the messages, one behind the other
   * @param ends where each message ends
   * @throws StreamingException with the faults of rows
   */
  public ArrivedRows read(byte[] bytes, int[] ends) {
    absent.forEach(BitSet::clear);
    HeapVectorWriter rows = new HeapVectorWriter(type);
    WireReader in = new WireReader(bytes);
    List<RowError> errors = new ArrayList<>();
    int start = 0;
    for (int row = 0; row < ends.length && errors.size() < MOST_ERRORS; row++) {
      try {
        in.at = start;
        plan.read(in, ends[row], rows, row);
      } catch (RowProblem e) {
        errors.add(new RowError(row, e.text()));
      }
      start = ends[row];
    }
    if (!errors.isEmpty()) {
      throw StreamingException.ofRows(
          "Errors found while processing rows. Please refer to the row_errors field for details."
              + " The list may not be complete because of the size limitations.",
          errors);
    }
    RowBatch batch = new RowBatch(ends.length, rows.toVector(ends.length).children());
    return new ArrivedRows(batch, absentRows());
  }

  private Map<Integer, BitSet> absentRows() {
    Map<Integer, BitSet> rows = new HashMap<>();
    for (int i = 0; i < absent.size(); i++) {
      if (!absent.get(i).isEmpty()) {
        rows.put(i, (BitSet) absent.get(i).clone());
      }
    }
    return rows;
  }
}
