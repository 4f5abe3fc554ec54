package dev.quern.streaming.proto;

import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.streaming.proto.ProtoKind.Encoding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How messages of one type are read into the fields of a struct. Fields that repeat are counted
 * before they are read, as a list's length must be known when it begins. Keeps state between
 * messages: used by one thread at a time.
 */
final class MessagePlan {

  private static final int MOST_DIRECT = 512;

  private final List<FieldPlan> fields;
  private final List<FieldPlan> lists;
  private final List<Absent> absent;
  private final @Nullable FieldPlan[] direct;
  private final Map<Integer, FieldPlan> others = new HashMap<>();
  private long generation;

  /**
   * A column without a value in a row.
   *
   * @param index its place
   * @param column it
   * @param rows remembers the rows, for a column of the table itself
   */
  record Absent(int index, SchemaField column, BitSet rows) {

    void write(VectorWriter out, int row) {
      VectorWriter target = out.child(index);
      switch (column.mode()) {
        case NULLABLE -> {
          rows.set(row);
          target.setNull(row);
        }
        case REPEATED -> target.startList(row, 0);
        case REQUIRED ->
            throw new RowProblem(
                "Field " + column.name() + ": required field has no value in the row");
      }
    }
  }

  MessagePlan(List<FieldPlan> fields, List<Absent> absent) {
    this.fields = List.copyOf(fields);
    this.lists = fields.stream().filter(FieldPlan::isList).toList();
    this.absent = new ArrayList<>(absent);
    int most = 0;
    for (FieldPlan field : fields) {
      if (field.number() <= MOST_DIRECT) {
        most = Math.max(most, field.number());
      } else {
        others.put(field.number(), field);
      }
    }
    this.direct = new @Nullable FieldPlan[most + 1];
    for (FieldPlan field : fields) {
      if (field.number() <= MOST_DIRECT) {
        direct[field.number()] = field;
      }
    }
  }

  private @Nullable FieldPlan find(int number) {
    return number < direct.length ? direct[number] : others.get(number);
  }

  /** Reads the fields of a message that ends at {@code end}. */
  void read(WireReader in, int end, VectorWriter out, int row) {
    generation++;
    if (!lists.isEmpty()) {
      beginLists(in, end, out, row);
    }
    while (in.at < end) {
      long tag = in.varint(end);
      int number = WireReader.field(tag);
      int wireType = (int) tag & 7;
      FieldPlan field = find(number);
      if (field == null) {
        in.skip(wireType, number, end);
      } else {
        field.read(in, wireType, end, out, row, generation);
      }
    }
    for (FieldPlan field : fields) {
      if (!field.wasRead(generation)) {
        field.absent().write(out, row);
      }
    }
    for (Absent column : absent) {
      column.write(out, row);
    }
  }

  private void beginLists(WireReader in, int end, VectorWriter out, int row) {
    for (FieldPlan list : lists) {
      list.beginCount();
    }
    int start = in.at;
    while (in.at < end) {
      long tag = in.varint(end);
      int number = WireReader.field(tag);
      int wireType = (int) tag & 7;
      FieldPlan field = find(number);
      if (field != null && field.isList()) {
        field.count(in, wireType, end);
      } else {
        in.skip(wireType, number, end);
      }
    }
    in.at = start;
    for (FieldPlan list : lists) {
      list.beginList(out, row, generation);
    }
  }

  /** How a field is read into a column. */
  static final class FieldPlan {

    private final int number;
    private final ProtoKind kind;
    private final int column;
    private final boolean isList;
    private final ValueReader reader;
    private final Absent absent;
    private int count;
    private int next;
    private long readIn;

    FieldPlan(MessageShape.Field field, int column, Absent absent, ValueReader reader) {
      this.number = field.number();
      this.kind = field.kind();
      this.column = column;
      this.isList = absent.column().mode() == FieldMode.REPEATED;
      this.reader = reader;
      this.absent = absent;
    }

    int number() {
      return number;
    }

    boolean isList() {
      return isList;
    }

    Absent absent() {
      return absent;
    }

    boolean wasRead(long generation) {
      return readIn == generation;
    }

    void beginCount() {
      count = 0;
    }

    void count(WireReader in, int wireType, int end) {
      if (isPacked(wireType)) {
        int last = in.extent(in.varint(end), end);
        while (in.at < last) {
          in.skip(kind.encoding(), number, last);
          count++;
        }
      } else {
        in.skip(wireType, number, end);
        count++;
      }
    }

    private boolean isPacked(int wireType) {
      return wireType == Encoding.BYTES && kind.isPackable();
    }

    void beginList(VectorWriter out, int row, long generation) {
      next = out.child(column).startList(row, count);
      readIn = generation;
    }

    void read(WireReader in, int wireType, int end, VectorWriter out, int row, long generation) {
      VectorWriter target = out.child(column);
      if (isList && isPacked(wireType)) {
        int last = in.extent(in.varint(end), end);
        while (in.at < last) {
          reader.read(in, last, target.child(0), next++);
        }
        return;
      }
      if (wireType != kind.encoding()) {
        throw new RowProblem("Field " + absent.column().name() + ": wrong wire type in the row");
      }
      int last = wireType == Encoding.BYTES ? in.extent(in.varint(end), end) : end;
      try {
        if (isList) {
          reader.read(in, last, target.child(0), next++);
        } else {
          reader.read(in, last, target, row);
          readIn = generation;
        }
      } catch (RowProblem e) {
        throw e.at(absent.column().name());
      }
    }
  }
}
