package dev.quern.streaming.proto;

import dev.quern.domain.error.GrpcCode;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.StructType;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.storage.vector.VectorValues.GeographyText;
import dev.quern.streaming.StorageErrorCode;
import dev.quern.streaming.StreamingException;
import dev.quern.streaming.proto.MessagePlan.Absent;
import dev.quern.streaming.proto.MessagePlan.FieldPlan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Matches a descriptor with the columns of a table. */
final class PlanCompiler {

  private final String table;
  private final ScalarReaders scalars;

  /**
   * A compiler.
   *
   * @param table the table's resource name, for errors
   */
  PlanCompiler(String table, GeographyText geography) {
    this.table = table;
    this.scalars = new ScalarReaders(geography);
  }

  /**
   * A plan.
   *
   * @param absent collects by column which rows lack a value
   * @throws StreamingException {@code INVALID_ARGUMENT} when they do not match
   */
  MessagePlan compile(MessageShape shape, List<SchemaField> columns, List<BitSet> absent) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      places.put(columns.get(i).name().toLowerCase(Locale.ROOT), i);
    }
    List<FieldPlan> plans = new ArrayList<>();
    List<String> extra = new ArrayList<>();
    for (MessageShape.Field field : shape.fields()) {
      Integer place = places.remove(field.column().toLowerCase(Locale.ROOT));
      if (place == null) {
        extra.add(field.column());
      } else {
        plans.add(plan(field, place, new Absent(place, columns.get(place), absent.get(place))));
      }
    }
    if (!extra.isEmpty()) {
      throw new StreamingException(
          GrpcCode.INVALID_ARGUMENT,
          StorageErrorCode.SCHEMA_MISMATCH_EXTRA_FIELDS,
          table,
          "Input schema has more fields than BigQuery schema, extra fields: '"
              + String.join(",", extra)
              + "'");
    }
    List<Absent> missing =
        places.values().stream()
            .sorted()
            .map(place -> new Absent(place, columns.get(place), absent.get(place)))
            .toList();
    for (Absent column : missing) {
      if (column.column().mode() == FieldMode.REQUIRED) {
        throw invalid(
            "The required field " + column.column().name() + " is missing in the input schema");
      }
    }
    return new MessagePlan(plans, missing);
  }

  private static StreamingException invalid(String message) {
    return new StreamingException(GrpcCode.INVALID_ARGUMENT, message);
  }

  private FieldPlan plan(MessageShape.Field field, int place, Absent absent) {
    SchemaField column = absent.column();
    if (field.repeated() != (column.mode() == FieldMode.REPEATED)) {
      throw invalid(
          "The proto field mismatched with BigQuery field at %s, the proto field is %s, BigQuery field is %s"
              .formatted(
                  column.name(),
                  field.repeated() ? "repeated" : "not repeated",
                  column.mode() == FieldMode.REPEATED ? "repeated" : "not repeated"));
    }
    ValueReader reader =
        reader(field, column)
            .orElseThrow(() ->
                invalid(
                    "The proto field mismatched with BigQuery field at %s, the proto field type %s, BigQuery field type %s"
                        .formatted(
                            column.name(),
                            field.kind().name().toLowerCase(Locale.ROOT),
                            column.elementType())));
    return new FieldPlan(field, place, absent, reader);
  }

  private Optional<ValueReader> reader(MessageShape.Field field, SchemaField column) {
    return field.message().isPresent()
        ? message(field.kind(), field.message().get(), column)
        : scalars.reader(field.kind(), field.enumNames(), column);
  }

  private Optional<ValueReader> message(ProtoKind kind, MessageShape shape, SchemaField column) {
    if (kind == ProtoKind.GROUP) {
      return Optional.empty();
    }
    Optional<WellKnownType> known = WellKnownType.named(shape.name());
    if (column.elementType() instanceof StructType) {
      return Optional.of(nested(shape, column.fields()));
    }
    if (column.elementType() instanceof RangeType range) {
      return Optional.of(
          nested(
              shape,
              List.of(
                  SchemaField.scalar("start", range.element(), FieldMode.NULLABLE),
                  SchemaField.scalar("end", range.element(), FieldMode.NULLABLE))));
    }
    if (known.isEmpty()) {
      return Optional.empty();
    }
    return known.get().isWrapper()
        ? scalars
            .reader(known.get().wrapped(), Map.of(), column)
            .map(value -> wrapped(known.get().wrapped(), value))
        : ScalarReaders.ofTime(known.get(), column);
  }

  private ValueReader nested(MessageShape shape, List<SchemaField> fields) {
    List<BitSet> unused = fields.stream().map(_ -> new BitSet()).toList();
    return compile(shape, fields, unused)::read;
  }

  /** The value in field 1 of a wrapper; without it, the kind's zero. */
  private static ValueReader wrapped(ProtoKind kind, ValueReader value) {
    MessageShape.Field field = MessageShape.Field.optional("value", 1, kind);
    WireReader zero = new WireReader(new byte[Long.BYTES]);
    int zeroEnd = kind.encoding() == ProtoKind.Encoding.BYTES ? 0 : Long.BYTES;
    return new ValueReader() {
      @Override
      public void read(WireReader in, int end, VectorWriter out, int row) {
        int place = -1;
        int last = end;
        while (in.at < end) {
          long tag = in.varint(end);
          int wireType = (int) tag & 7;
          if (WireReader.field(tag) == field.number() && wireType == kind.encoding()) {
            boolean sized = wireType == ProtoKind.Encoding.BYTES;
            last = sized ? in.extent(in.varint(end), end) : end;
            place = in.at;
            if (sized) {
              in.at = last;
            } else {
              in.skip(wireType, field.number(), end);
            }
          } else {
            in.skip(wireType, WireReader.field(tag), end);
          }
        }
        if (place < 0) {
          zero.at = 0;
          value.read(zero, zeroEnd, out, row);
        } else {
          in.at = place;
          value.read(in, last, out, row);
          in.at = end;
        }
      }
    };
  }
}
