package dev.quern.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.jobs.value.CivilForms;
import dev.quern.jobs.value.JsonRows;
import dev.quern.storage.vector.HeapVectorWriter;
import dev.quern.types.geography.GeographyForms;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class JsonCellsTest {

  private static final TableSchema SCHEMA =
      new TableSchema(
          List.of(
              SchemaField.of("i", ScalarType.INT64),
              SchemaField.of("f", ScalarType.FLOAT64),
              SchemaField.of("n", ScalarType.NUMERIC),
              SchemaField.of("s", ScalarType.STRING),
              SchemaField.of("b", ScalarType.BOOL),
              SchemaField.of("d", ScalarType.DATE),
              SchemaField.of("ts", ScalarType.TIMESTAMP),
              SchemaField.of("jahr_ä", ScalarType.INT64),
              SchemaField.scalar("many", ScalarType.INT64, FieldMode.REPEATED)));

  private final JsonCells cells = new JsonCells(SCHEMA, CivilForms.STANDARD);
  private final JsonRows rows = new JsonRows(SCHEMA, false, false, CivilForms.STANDARD);

  private boolean read(String line) {
    byte[] bytes = ("{}\n" + line + "\n").getBytes(StandardCharsets.UTF_8);
    return cells.read(bytes, 3, bytes.length - 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"i\":1,\"f\":0.25,\"n\":-12.5,\"s\":\"a b\",\"b\":true,\"d\":\"2024-02-29\"}",
        "{ \"s\" : \"\" , \"i\" : -9 }\r",
        "{\"s\":\"Zürich €\",\"b\":false}",
        "{\"i\":null,\"s\":null,\"many\":null}",
        "{\"i\":\"17\",\"f\":\"-0\",\"n\":\"1.5\",\"b\":\"true\"}",
        "{\"ts\":\"2024-01-02 03:04:05.678 UTC\"}",
        "{\"ts\":\"2024-01-02T03:04:05Z\"}",
        "{\"ts\":\"2024-01-02 03:04:05+00\"}",
        "{\"ts\":\"2024-01-02 03:04:05.5+00:00\"}",
        "{\"ts\":\"2024-01-02 03:04:05 America/New_York\"}",
        "{\"i\":\" 17 \"}",
        "{\"i\":0,\"f\":-0.5}",
        "{\"i\":1,\"i\":2}",
        "{\"jahr_ä\":2024}"
      })
  void readsPlainRowsAsJsonRowsAreRead(String line) {
    assertThat(read(line)).isTrue();
    List<Value> expected = rows.row((ObjectNode) JsonLines.MAPPER.readTree(line));
    for (int i = 0; i < SCHEMA.fields().size(); i++) {
      int column = i;
      assertThat(stored(i, writer -> cells.write(column, writer, 0)))
          .isEqualTo(
              stored(i, writer -> GeographyForms.VALUES.write(expected.get(column), writer, 0)));
    }
  }

  private static Value stored(int column, Consumer<HeapVectorWriter> write) {
    HeapVectorWriter writer = new HeapVectorWriter(SCHEMA.fields().get(column).type());
    write.accept(writer);
    return GeographyForms.VALUES.read(writer.toVector(1), 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[1]",
        "{\"i\":1",
        "{\"i\":1}}",
        "{\"i\":1,}",
        "{\"I\":1}",
        "{\"other\":1}",
        "{\"i\":01}",
        "{\"i\":1.}",
        "{\"i\":-}",
        "{\"i\":1e3}",
        "{\"i\":12345678901234567890}",
        "{\"i\":true}",
        "{\"i\":\"\"}",
        "{\"f\":-0.0}",
        "{\"f\":.5}",
        "{\"s\":1}",
        "{\"s\":\"a\\nb\"}",
        "{\"s\":\"a\tb\"}",
        "{\"s\":{\"x\":1}}",
        "{\"b\":1}",
        "{\"b\":trueish}",
        "{\"d\":\"2023-02-29\"}",
        "{\"ts\":1700000000}",
        "{\"many\":[1,2]}",
        "{\"many\":1}"
      })
  void leavesOtherRows(String line) {
    assertThat(read(line)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00C3(", "\u00ED\u00A0\u0080", "\u00FF"})
  void leavesTextThatIsNoUtf8(String bytes) {
    byte[] line = ("{\"s\":\"" + bytes + "\"}").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(cells.read(line, 0, line.length)).isFalse();
  }
}
