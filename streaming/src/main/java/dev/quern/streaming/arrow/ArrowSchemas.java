package dev.quern.streaming.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.streaming.rows.Decimals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.flatbuf.Binary;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Interval;
import org.apache.arrow.flatbuf.IntervalUnit;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Struct_;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;

/** The Arrow schema of rows, as BigQuery maps its types. */
final class ArrowSchemas {

  private static final String EXTENSION_NAME = "ARROW:extension:name";
  private static final String EXTENSION_METADATA = "ARROW:extension:metadata";

  private final FlatBufferBuilder builder = new FlatBufferBuilder();

  private ArrowSchemas() {}

  /** The schema message. */
  static byte[] message(TableSchema schema) {
    return new ArrowSchemas().write(schema);
  }

  private byte[] write(TableSchema schema) {
    int[] fields = schema.fields().stream().mapToInt(this::field).toArray();
    int vector = Schema.createFieldsVector(builder, fields);
    int root = Schema.createSchema(builder, Endianness.Little, vector, 0, 0);
    return ArrowMessages.message(builder, MessageHeader.Schema, root);
  }

  private int field(SchemaField field) {
    boolean nullable = field.mode() == FieldMode.NULLABLE;
    return field.mode() == FieldMode.REPEATED
        ? list(field.name(), nullable, element("item", field, false))
        : element(field.name(), field, nullable);
  }

  private int element(String name, SchemaField field, boolean nullable) {
    Optional<Decimals> decimals = Decimals.of(field);
    return decimals.isPresent()
        ? leaf(
            name,
            nullable,
            Type.Decimal,
            Decimal.createDecimal(
                builder,
                Math.toIntExact(decimals.get().precision()),
                Math.toIntExact(decimals.get().scale()),
                field.elementType() == ScalarType.NUMERIC ? 128 : 256),
            0)
        : element(name, field.elementType(), field.fields(), nullable);
  }

  private int list(String name, boolean nullable, int item) {
    int children = Field.createChildrenVector(builder, new int[] {item});
    org.apache.arrow.flatbuf.List.startList(builder);
    int type = org.apache.arrow.flatbuf.List.endList(builder);
    return Field.createField(
        builder, builder.createString(name), nullable, Type.List, type, 0, children, 0);
  }

  private int element(String name, SqlType type, List<SchemaField> fields, boolean nullable) {
    return switch (type) {
      case StructType _ -> struct(name, nullable, fields.stream().mapToInt(this::field).toArray());
      case RangeType range ->
          struct(
              name,
              nullable,
              new int[] {
                element("start", range.element(), List.of(), true),
                element("end", range.element(), List.of(), true)
              });
      case ScalarType scalar -> scalar(name, scalar, nullable);
      case ArrayType array -> list(name, nullable, element("item", array.element(), fields, false));
    };
  }

  private int struct(String name, boolean nullable, int[] fields) {
    int children = Field.createChildrenVector(builder, fields);
    Struct_.startStruct_(builder);
    int type = Struct_.endStruct_(builder);
    return Field.createField(
        builder, builder.createString(name), nullable, Type.Struct_, type, 0, children, 0);
  }

  private int scalar(String name, ScalarType type, boolean nullable) {
    int metadata = metadata(type);
    return leaf(name, nullable, code(type), arrowType(type), metadata);
  }

  private int leaf(String name, boolean nullable, byte code, int type, int metadata) {
    int children = Field.createChildrenVector(builder, new int[0]);
    int label = builder.createString(name);
    return Field.createField(builder, label, nullable, code, type, 0, children, metadata);
  }

  private static byte code(ScalarType type) {
    return switch (type) {
      case BOOL -> Type.Bool;
      case INT64 -> Type.Int;
      case FLOAT64 -> Type.FloatingPoint;
      case NUMERIC, BIGNUMERIC -> Type.Decimal;
      case STRING, JSON, GEOGRAPHY -> Type.Utf8;
      case BYTES -> Type.Binary;
      case DATE -> Type.Date;
      case TIME -> Type.Time;
      case DATETIME, TIMESTAMP -> Type.Timestamp;
      case INTERVAL -> Type.Interval;
    };
  }

  private int arrowType(ScalarType type) {
    return switch (type) {
      case BOOL -> {
        Bool.startBool(builder);
        yield Bool.endBool(builder);
      }
      case INT64 -> Int.createInt(builder, Long.SIZE, true);
      case FLOAT64 -> FloatingPoint.createFloatingPoint(builder, Precision.DOUBLE);
      case NUMERIC -> Decimal.createDecimal(builder, 38, 9, 128);
      case BIGNUMERIC -> Decimal.createDecimal(builder, 76, 38, 256);
      case STRING, JSON, GEOGRAPHY -> {
        Utf8.startUtf8(builder);
        yield Utf8.endUtf8(builder);
      }
      case BYTES -> {
        Binary.startBinary(builder);
        yield Binary.endBinary(builder);
      }
      case DATE -> Date.createDate(builder, DateUnit.DAY);
      case TIME -> Time.createTime(builder, TimeUnit.MICROSECOND, Long.SIZE);
      case DATETIME -> Timestamp.createTimestamp(builder, TimeUnit.MICROSECOND, 0);
      case TIMESTAMP -> {
        int zone = builder.createString("UTC");
        yield Timestamp.createTimestamp(builder, TimeUnit.MICROSECOND, zone);
      }
      case INTERVAL -> Interval.createInterval(builder, IntervalUnit.MONTH_DAY_NANO);
    };
  }

  /** What tells types apart that share an Arrow type. */
  private int metadata(ScalarType type) {
    return switch (type) {
      case DATETIME -> keyValues(Map.of(EXTENSION_NAME, "google:sqlType:datetime"));
      case JSON -> keyValues(Map.of(EXTENSION_NAME, "google:sqlType:json"));
      case GEOGRAPHY ->
          keyValues(
              Map.of(
                  EXTENSION_NAME,
                  "google:sqlType:geography",
                  EXTENSION_METADATA,
                  "{\"encoding\": \"WKT\"}"));
      case BOOL,
          INT64,
          FLOAT64,
          NUMERIC,
          BIGNUMERIC,
          STRING,
          BYTES,
          DATE,
          TIME,
          TIMESTAMP,
          INTERVAL ->
          0;
    };
  }

  private int keyValues(Map<String, String> pairs) {
    int[] offsets =
        pairs.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .mapToInt(pair -> {
              int key = builder.createString(pair.getKey());
              int value = builder.createString(pair.getValue());
              return KeyValue.createKeyValue(builder, key, value);
            })
            .toArray();
    return Field.createCustomMetadataVector(builder, offsets);
  }
}
