package dev.quern.streaming.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.quern.domain.data.RowBatch;
import dev.quern.domain.schema.FieldAttributes;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.TypeParameters;
import dev.quern.storage.vector.VectorValues;
import dev.quern.streaming.StorageErrorCode;
import dev.quern.streaming.StreamingException;
import dev.quern.streaming.StreamingException.RowError;
import dev.quern.streaming.rows.ArrivedRows;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProtoRowReaderTest {

  private static final long CIVIL_TIME = (12L << 12 | 34 << 6 | 56) << 20 | 789_000;
  private static final long CIVIL_DATE = 2024L << 26 | 2 << 22 | 29 << 17;

  private static SchemaField column(String name, SqlType type) {
    return SchemaField.scalar(name, type, FieldMode.NULLABLE);
  }

  private static SchemaField list(SchemaField element) {
    return element.withMode(FieldMode.REPEATED);
  }

  private static MessageShape.Field field(ProtoKind kind) {
    return MessageShape.Field.optional("c", 1, kind);
  }

  private static MessageShape.Field message(String name, MessageShape.Field... fields) {
    return new MessageShape.Field(
        "c",
        1,
        ProtoKind.MESSAGE,
        false,
        false,
        Optional.of(new MessageShape(name, List.of(fields))),
        Map.of());
  }

  private static MessageShape.Field repeated(MessageShape.Field field) {
    return new MessageShape.Field(
        field.column(),
        field.number(),
        field.kind(),
        true,
        false,
        field.message(),
        field.enumNames());
  }

  private static ProtoRowReader reader(MessageShape.Field field, SchemaField column) {
    return ProtoRowReader.of(
        new MessageShape("Row", List.of(field)),
        new TableSchema(List.of(column)),
        "table",
        VectorValues.PLAIN.geography());
  }

  private static ArrivedRows read(ProtoRowReader reader, Message... rows) {
    int[] ends = new int[rows.length];
    byte[] bytes = new byte[0];
    for (int i = 0; i < rows.length; i++) {
      byte[] row = rows[i].toArray();
      int start = bytes.length;
      bytes = Arrays.copyOf(bytes, start + row.length);
      System.arraycopy(row, 0, bytes, start, row.length);
      ends[i] = bytes.length;
    }
    return reader.read(bytes, ends);
  }

  private static String value(RowBatch rows, int row) {
    return VectorValues.PLAIN.read(rows.column(0), row).toString();
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(ProtoKind.INT64, ScalarType.INT64, new Message().varint(1, -5), "-5"),
        Arguments.of(ProtoKind.INT32, ScalarType.INT64, new Message().varint(1, -5), "-5"),
        Arguments.of(ProtoKind.SINT64, ScalarType.INT64, new Message().varint(1, 9), "-5"),
        Arguments.of(ProtoKind.SFIXED32, ScalarType.INT64, new Message().fixed32(1, -5), "-5"),
        Arguments.of(
            ProtoKind.FIXED32, ScalarType.INT64, new Message().fixed32(1, -1), "4294967295"),
        Arguments.of(ProtoKind.SFIXED64, ScalarType.INT64, new Message().fixed64(1, -5), "-5"),
        Arguments.of(ProtoKind.BOOL, ScalarType.BOOL, new Message().varint(1, 1), "true"),
        Arguments.of(ProtoKind.INT64, ScalarType.BOOL, new Message().varint(1, 7), "true"),
        Arguments.of(
            ProtoKind.DOUBLE,
            ScalarType.FLOAT64,
            new Message().fixed64(1, Double.doubleToLongBits(1.5)),
            "1.5"),
        Arguments.of(
            ProtoKind.FLOAT,
            ScalarType.FLOAT64,
            new Message().fixed32(1, Float.floatToIntBits(2.5f)),
            "2.5"),
        Arguments.of(ProtoKind.STRING, ScalarType.STRING, new Message().text(1, "é"), "é"),
        Arguments.of(ProtoKind.STRING, ScalarType.INT64, new Message().text(1, "42"), "42"),
        Arguments.of(ProtoKind.STRING, ScalarType.NUMERIC, new Message().text(1, "1.50"), "1.5"),
        Arguments.of(ProtoKind.INT64, ScalarType.NUMERIC, new Message().varint(1, 3), "3"),
        Arguments.of(
            ProtoKind.BYTES,
            ScalarType.NUMERIC,
            new Message().bytes(1, new byte[] {0, (byte) 0xCA, (byte) 0x9A, 0x3B}),
            "1"),
        Arguments.of(
            ProtoKind.BYTES,
            ScalarType.NUMERIC,
            new Message().bytes(1, new byte[] {(byte) 0xFF}),
            "-1E-9"),
        Arguments.of(ProtoKind.INT32, ScalarType.DATE, new Message().varint(1, 19_782), "19782"),
        Arguments.of(
            ProtoKind.STRING, ScalarType.DATE, new Message().text(1, "2024-02-29"), "19782"),
        Arguments.of(
            ProtoKind.INT64, ScalarType.TIME, new Message().varint(1, CIVIL_TIME), "45296789000"),
        Arguments.of(
            ProtoKind.INT64,
            ScalarType.DATETIME,
            new Message().varint(1, CIVIL_DATE << 20 | CIVIL_TIME),
            "1709210096789000"),
        Arguments.of(
            ProtoKind.INT64, ScalarType.TIMESTAMP, new Message().varint(1, 1_000_001), "1000001"),
        Arguments.of(
            ProtoKind.STRING,
            ScalarType.TIMESTAMP,
            new Message().text(1, "1970-01-01 00:00:01+00"),
            "1000000"),
        Arguments.of(
            ProtoKind.STRING, ScalarType.JSON, new Message().text(1, "{\"a\": 1}"), "{\"a\":1}"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void readsValues(ProtoKind kind, ScalarType type, Message row, String expected) {
    ArrivedRows arrived = read(reader(field(kind), column("c", type)), row, new Message());

    assertThat(value(arrived.rows(), 0)).contains(expected);
    assertThat(arrived.rows().column(0).isNull(1)).isTrue();
    assertThat(arrived.absent().get(0).get(0)).isFalse();
    assertThat(arrived.absent().get(0).get(1)).isTrue();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(
            ProtoKind.INT64,
            ScalarType.TIME,
            new Message().varint(1, 24L << 32),
            "Invalid encoded TIME"),
        Arguments.of(
            ProtoKind.INT64,
            ScalarType.DATETIME,
            new Message().varint(1, (2023L << 26 | 2 << 22 | 29 << 17) << 20),
            "Invalid encoded DATETIME"),
        Arguments.of(
            ProtoKind.INT32, ScalarType.DATE, new Message().varint(1, 2_932_897), "out of allowed"),
        Arguments.of(
            ProtoKind.INT64,
            ScalarType.TIMESTAMP,
            new Message().varint(1, Long.MAX_VALUE),
            "out of range"),
        Arguments.of(
            ProtoKind.UINT64, ScalarType.INT64, new Message().varint(1, -1), "INT64 overflow"),
        Arguments.of(
            ProtoKind.STRING,
            ScalarType.STRING,
            new Message().bytes(1, new byte[] {(byte) 0xC3}),
            "not valid UTF-8"),
        Arguments.of(ProtoKind.STRING, ScalarType.DATE, new Message().text(1, "no"), "c: "),
        Arguments.of(
            ProtoKind.STRING, ScalarType.STRING, new Message().varint(1, 1), "wrong wire type"),
        Arguments.of(
            ProtoKind.INT64,
            ScalarType.INT64,
            new Message().group(7, new Message().varint(8, 1)).varint(0, 1),
            "not a message"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void tellsWhichRowIsWrong(ProtoKind kind, ScalarType type, Message row, String expected) {
    ProtoRowReader reader = reader(field(kind), column("c", type));

    assertThatThrownBy(() -> read(reader, new Message(), row, new Message()))
        .asInstanceOf(type(StreamingException.class))
        .extracting(StreamingException::rowErrors)
        .satisfies(errors -> {
          assertThat(errors).extracting(RowError::index).containsExactly(1L);
          assertThat(errors.getFirst().message()).contains(expected);
        });
  }

  @Test
  void readsListsPackedAndNot() {
    ProtoRowReader reader =
        reader(repeated(field(ProtoKind.INT64)), list(column("c", ScalarType.INT64)));

    RowBatch rows =
        read(
                reader,
                new Message().packed(1, 1, 2).varint(1, 3).varint(9, 1).packed(1, 4),
                new Message(),
                new Message().varint(1, 5))
            .rows();

    assertThat(List.of(value(rows, 0), value(rows, 1), value(rows, 2)))
        .satisfiesExactly(
            first -> assertThat(first).containsSubsequence("1", "2", "3", "4"),
            second -> assertThat(second).endsWith("elements=[]]"),
            third -> assertThat(third).contains("5"));
  }

  @Test
  void readsListsOfStructs() {
    MessageShape.Field inner =
        repeated(
            message(
                "Inner",
                MessageShape.Field.optional("x", 1, ProtoKind.INT64),
                repeated(MessageShape.Field.optional("l", 2, ProtoKind.INT64))));
    SchemaField column =
        SchemaField.record(
            "c",
            FieldMode.REPEATED,
            List.of(column("x", ScalarType.INT64), list(column("l", ScalarType.INT64))));

    RowBatch rows =
        read(
                reader(inner, column),
                new Message()
                    .message(1, new Message().varint(2, 10).varint(1, 1).varint(2, 11))
                    .message(1, new Message().packed(2, 20, 21, 22)))
            .rows();

    assertThat(value(rows, 0)).containsSubsequence("1", "10", "11", "Null", "20", "21", "22");
  }

  @Test
  void readsWrappersAndWellKnownTypes() {
    ProtoRowReader wrapped =
        reader(message("google.protobuf.Int64Value"), column("c", ScalarType.INT64));
    RowBatch numbers =
        read(
                wrapped,
                new Message().message(1, new Message().varint(1, 7)),
                new Message().message(1, new Message()),
                new Message())
            .rows();
    assertThat(numbers.column(0).getLong(0)).isEqualTo(7);
    assertThat(numbers.column(0).getLong(1)).isZero();
    assertThat(numbers.column(0).isNull(2)).isTrue();

    RowBatch texts =
        read(
                reader(message("Row.google_protobuf_StringValue"), column("c", ScalarType.STRING)),
                new Message().message(1, new Message().text(1, "t")),
                new Message().message(1, new Message()))
            .rows();
    assertThat(texts.column(0).getString(0)).isEqualTo("t");
    assertThat(texts.column(0).getString(1)).isEmpty();

    RowBatch times =
        read(
                reader(message("google.protobuf.Timestamp"), column("c", ScalarType.TIMESTAMP)),
                new Message().message(1, new Message().varint(1, -1).varint(2, 500_000)))
            .rows();
    assertThat(times.column(0).getLong(0)).isEqualTo(-999_500);

    RowBatch durations =
        read(
                reader(message("google.protobuf.Duration"), column("c", ScalarType.INTERVAL)),
                new Message().message(1, new Message().varint(1, 90)))
            .rows();
    assertThat(durations.column(0).getMicros(0)).isEqualTo(90_000_000);
  }

  @Test
  void readsRangesWithOpenEnds() {
    ProtoRowReader reader =
        reader(
            message(
                "Range",
                MessageShape.Field.optional("start", 1, ProtoKind.INT32),
                MessageShape.Field.optional("end", 2, ProtoKind.INT32)),
            column("c", new RangeType(ScalarType.DATE)));

    RowBatch rows = read(reader, new Message().message(1, new Message().varint(1, 5))).rows();

    assertThat(rows.column(0).child(0).getInt(0)).isEqualTo(5);
    assertThat(rows.column(0).child(1).isNull(0)).isTrue();
  }

  @Test
  void readsEnumsAsNamesAndNumbers() {
    MessageShape.Field field =
        new MessageShape.Field(
            "c", 1, ProtoKind.ENUM, false, false, Optional.empty(), Map.of(2, "TWO"));

    assertThat(
            read(reader(field, column("c", ScalarType.STRING)), new Message().varint(1, 2))
                .rows()
                .column(0)
                .getString(0))
        .isEqualTo("TWO");
    assertThat(
            read(reader(field, column("c", ScalarType.INT64)), new Message().varint(1, 2))
                .rows()
                .column(0)
                .getLong(0))
        .isEqualTo(2);
  }

  @Test
  void refusesDescriptorsThatDoNotFit() {
    assertThatThrownBy(() -> reader(field(ProtoKind.INT64), column("other", ScalarType.INT64)))
        .asInstanceOf(type(StreamingException.class))
        .satisfies(e ->
            assertThat(e.detail().orElseThrow().code())
                .isEqualTo(StorageErrorCode.SCHEMA_MISMATCH_EXTRA_FIELDS));
    assertThatThrownBy(() -> reader(field(ProtoKind.DOUBLE), column("c", ScalarType.INT64)))
        .hasMessageContaining("The proto field mismatched with BigQuery field at c");
    assertThatThrownBy(
            () -> reader(repeated(field(ProtoKind.INT64)), column("c", ScalarType.INT64)))
        .hasMessageContaining("repeated");
  }

  @Test
  void asksForRequiredFieldsAndKeepsToLengths() {
    ProtoRowReader required =
        reader(field(ProtoKind.INT64), column("c", ScalarType.INT64).withMode(FieldMode.REQUIRED));
    assertThatThrownBy(() -> read(required, new Message().varint(1, 1), new Message()))
        .asInstanceOf(type(StreamingException.class))
        .satisfies(e -> assertThat(e.rowErrors()).extracting(RowError::index).containsExactly(1L));

    SchemaField shortText =
        column("c", ScalarType.STRING)
            .withAttributes(FieldAttributes.NONE.withParameters(TypeParameters.length(2)));
    assertThat(
            read(reader(field(ProtoKind.STRING), shortText), new Message().text(1, "éé"))
                .rows()
                .column(0)
                .getBytes(0))
        .isEqualTo("éé".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(
            () -> read(reader(field(ProtoKind.STRING), shortText), new Message().text(1, "abc")))
        .isInstanceOf(StreamingException.class);
  }
}
