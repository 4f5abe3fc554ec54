package dev.quern.jobs.orc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.ByteString;
import dev.quern.domain.value.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads files that Apache ORC's own library wrote in New York: 800 rows of every type, every
 * seventh of them NULL throughout.
 */
class OrcReaderTest {

  private static final int ROWS = 800;
  private static final ZoneId WRITER = ZoneId.of("America/New_York");

  private static OrcReader open(String name) throws URISyntaxException {
    Path file = Path.of(OrcReaderTest.class.getResource("/orc/all-" + name + ".orc").toURI());
    return new OrcReader(file, column -> column);
  }

  private static List<List<Value>> rows(OrcReader reader, List<SchemaField> columns) {
    List<List<Value>> rows = new ArrayList<>();
    for (Optional<List<Value>> row = reader.next(columns);
        row.isPresent();
        row = reader.next(columns)) {
      rows.add(row.get());
    }
    return rows;
  }

  @Test
  void givesEveryTypeItsColumn() throws URISyntaxException {
    try (OrcReader reader = open("zlib")) {
      assertThat(reader.columns(List.of()))
          .extracting(field -> field.name() + " " + field.type())
          .containsExactly(
              "b BOOL",
              "t INT64",
              "s INT64",
              "i INT64",
              "l INT64",
              "f FLOAT64",
              "d FLOAT64",
              "str STRING",
              "dict STRING",
              "bin BYTES",
              "dt DATE",
              "ts TIMESTAMP",
              "tz TIMESTAMP",
              "dec NUMERIC",
              "big STRING",
              "v STRING",
              "arr ARRAY<INT64>",
              "m ARRAY<STRUCT<key STRING, value INT64>>",
              "st STRUCT<x INT64, y STRING>",
              "u STRUCT<field_0 INT64, field_1 STRING>");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "zlib", "snappy", "lz4", "zstd", "zlib-v11"})
  void readsEveryValueInEveryCompressionAndVersion(String name) throws URISyntaxException {
    try (OrcReader reader = open(name)) {
      List<SchemaField> columns = reader.columns(List.of());
      List<List<Value>> rows = rows(reader, columns);

      assertThat(rows).hasSize(ROWS);
      for (int n = 0; n < ROWS; n++) {
        if (n % 7 == 3) {
          assertThat(rows.get(n).subList(0, 16)).allMatch(Value.Null.class::isInstance);
        } else {
          assertThat(rows.get(n).subList(0, 16)).as("row " + n).isEqualTo(scalars(n));
          assertThat(rows.get(n).subList(16, 20).stream().map(OrcReaderTest::plain).toList())
              .as("row " + n)
              .isEqualTo(nested(n));
        }
      }
    }
  }

  private static List<Value> scalars(long n) {
    long l =
        n % 100 == 0
            ? Long.MAX_VALUE - n
            : n % 50 == 1 ? -n * 1234567890123L : 1000000 + (n * 31 % 97);
    return List.of(
        new Value.Bool(n % 2 == 1),
        new Value.Int64((byte) n),
        new Value.Int64((short) (n * 37)),
        new Value.Int64(n * 1000003),
        new Value.Int64(l),
        new Value.Float64(n / 4.0),
        new Value.Float64(n * 1.1),
        new Value.Text("text " + n + " é"),
        new Value.Text("word" + n % 5),
        new Value.Bytes(ByteString.copyOf(new byte[] {(byte) n, 0, (byte) 255})),
        new Value.Date((int) n - 100),
        new Value.Timestamp(wallClock(n)),
        new Value.Timestamp((1704067200000L + n * 1000) * 1000),
        new Value.Numeric(new BigDecimal(BigInteger.valueOf(n * 12345 - 5000), 4).setScale(9)),
        new Value.Text("1." + n + "000000000000000000000001"),
        new Value.Text("v" + n));
  }

  /** What the writer's clock showed, as if in UTC. */
  private static long wallClock(long n) {
    long millis = 1704067200000L + n * 86400123L - (n % 3 == 0 ? 3000000000000L : 0);
    LocalDateTime local =
        LocalDateTime.ofInstant(Instant.ofEpochMilli(Math.floorDiv(millis, 1000) * 1000), WRITER);
    long nanos = Math.floorMod(millis, 1000L) * 1000000 + n * 1000 % 1000000;
    return ChronoUnit.MICROS.between(Instant.EPOCH, local.toInstant(ZoneOffset.UTC)) + nanos / 1000;
  }

  private static List<String> nested(int n) {
    List<String> array = new ArrayList<>();
    for (int j = 0; j < n % 4; j++) {
      array.add(String.valueOf(n + j));
    }
    List<String> map = new ArrayList<>();
    for (int j = 0; j < n % 3; j++) {
      map.add("(k" + j + " " + (n * 10L + j) + ")");
    }
    return List.of(
        array.toString(),
        map.toString(),
        "(" + n + " " + (n % 5 == 0 ? "NULL" : "y" + n) + ")",
        n % 2 == 0 ? "(" + n + " NULL)" : "(NULL u" + n + ")");
  }

  private static String plain(Value value) {
    return switch (value) {
      case Value.Array array ->
          array.elements().stream().map(OrcReaderTest::plain).toList().toString();
      case Value.Struct struct ->
          "(" + String.join(" ", struct.fields().stream().map(OrcReaderTest::plain).toList()) + ")";
      case Value.Int64(long number) -> String.valueOf(number);
      case Value.Text(String text) -> text;
      case Value.Null _ -> "NULL";
      default -> throw new IllegalArgumentException(value.toString());
    };
  }

  @Test
  void readsOnlyTheColumnsThatAreWanted() throws URISyntaxException {
    try (OrcReader reader = open("zstd")) {
      List<SchemaField> wanted =
          List.of(
              SchemaField.scalar("V", ScalarType.STRING, FieldMode.NULLABLE),
              SchemaField.scalar("nowhere", ScalarType.DATE, FieldMode.NULLABLE));

      assertThat(rows(reader, wanted).get(1))
          .containsExactly(new Value.Text("v1"), new Value.Null(ScalarType.DATE));
    }
  }

  @Test
  void refusesWhatIsNoSuchFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("x.orc"), "this is no such file at all");

    assertThatThrownBy(() -> new OrcReader(file, column -> column))
        .isInstanceOf(OrcFormatException.class);
  }
}
